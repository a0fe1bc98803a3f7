import rule from '../../src/rules/full-base-image.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM node:24-slim',
    'FROM node:24 AS build\nFROM node:24-alpine',
    'FROM scratch',
    'FROM eclipse-temurin:21-jre',
    'FROM mcr.microsoft.com/dotnet/aspnet:10.0',
  ],
  rejects: [
    ['FROM node:24', '1: node:24 carries compilers'],
    ['FROM golang:1.26', 'scratch'],
    ['FROM a AS b\nFROM mcr.microsoft.com/dotnet/sdk:10.0', 'aspnet'],
    ['FROM eclipse-temurin:21', '-jre'],
    ['FROM python AS base\nFROM base', '1: python'],
  ],
});
