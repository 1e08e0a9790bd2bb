"""The book of a region: a PDF of the plan and the promises, from the views of the pages."""
