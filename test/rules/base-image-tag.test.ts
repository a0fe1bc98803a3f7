import rule from '../../src/rules/base-image-tag.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM node:24.11.1-trixie-slim',
    'FROM scratch',
    'ARG B\nFROM $B',
    'FROM node:24@sha256:' + 'a'.repeat(64),
    'FROM gcr.io/distroless/static-debian13:nonroot',
    'FROM a:1.2 AS base\nFROM base',
    'FROM a:1.2\nCOPY --from=named /x /y',
    'FROM ubuntu:24.04',
  ],
  rejects: [
    ['FROM node:24-slim', '1: node:24-slim names no patch', 'FROM node:24.21.0-slim'],
    ['FROM python:3.13', '1: python:3.13 names no patch', 'FROM python:3.13.18'],
    ['FROM node:24-bullseye', '1:', 'FROM node:24-bullseye'],
    ['FROM eclipse-temurin:21-jre-jammy', '1:', 'FROM eclipse-temurin:21-jre-jammy'],
    ['FROM node', '1: node has no tag'],
    ['FROM node:latest', '1: node:latest follows latest'],
    ['FROM node:lts-alpine', 'channel'],
    ['FROM node:24', '[medium]'],
    ['FROM node:24-slim', 'patch version'],
    ['ARG V=latest\nFROM node:$V', '2: node:latest'],
    ['FROM node AS b\nFROM scratch', '1: node has no tag: the next build may take another major version [medium]'],
    ['FROM a:1.2\nCOPY --from=ghcr.io/x/y /a /b', '2: ghcr.io/x/y'],
    ['FROM a:1.2\nRUN --mount=type=bind,from=ghcr.io/x/y:latest,target=/y ls', '2: ghcr.io/x/y:latest'],
  ],
});
