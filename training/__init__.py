"""Trains the models of the reader. Development only: the program runs what comes out of here without any of it."""
