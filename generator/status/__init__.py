"""The status of the data: overdue promises, empty fields and unconfirmed data, by region.

Titles of records and names of files alone: no names of people, and nothing of withdrawn records.
"""
