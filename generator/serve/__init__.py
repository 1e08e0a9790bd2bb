"""The development server: pages rendered on request, and again after every edit."""
