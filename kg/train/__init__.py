"""Corpora -> trained pipelines: conversion, teachers, training, figures."""

from kg.train.recipe import Recipe, recipe_of, shortened
from kg.train.report import Report, report_of
from kg.train.train import train

__all__ = ["Recipe", "Report", "recipe_of", "report_of", "shortened", "train"]
