"""What is shown of long work: its stages while they last, a report in the end, and a profile for
who asks for one.
"""
