"""The status of the data by region: overdue promises, empty fields, unconfirmed, unreleased data.

Titles of records and names of files alone: no names of people, and nothing of withdrawn records.
"""
