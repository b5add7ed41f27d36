"""Corpora -> trained pipelines: conversion, teachers, training, figures."""

from kg.train.recipe import Recipe
from kg.train.report import Report, report_of
from kg.train.train import train

__all__ = ["Recipe", "Report", "report_of", "train"]
