"""Benchmarks: how much slower a page is than the barest page Django can serve.

A number of milliseconds says something about a machine; a ratio measured in one
run, by one server, says something about the code. `make bench` prints them.
"""
