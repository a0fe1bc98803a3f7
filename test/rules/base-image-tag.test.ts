import rule from '../../src/rules/base-image-tag.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

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
    ...filled(
      'FROM %',
      `node:24.11.1
      node:v24.11.1
      node:24.11.10-slim
      a:1.2
      a:1.latest1-2.3
      ubuntu:20240110
      debian:trixie-20251103
      debian:bookworm-20251103-slim
      fedora:43
      quay.io/centos/centos:10
      amazonlinux:2
      archlinux:1
      postgres:18
      cgr.dev/chainguard/node:latest
      gcr.io/distroless/cc:nonroot
      docker/dockerfile:1
      alpine:3.24
      acme/node:24.11
      node2:24.11
      x.example/my/library/node:24.11
      a:latest-1.2.3
      a:stable-1.25.3
      a:nightly2
      a:xstable`,
    ),
    `FROM a@sha256:${'a'.repeat(64)}`,
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
    ...filled(
      'FROM a:%',
      `lts
      stable
      edge
      main
      master
      nightly
      rolling
      current
      mainline
      dev
      debug
      nonroot
      alpine
      slim
      bullseye
      bookworm
      trixie
      jammy
      noble
      focal
      lts-slim
      stable-12
      trixie-backports
      edge-v1
      alpine-3`,
    ).map((text) => [text, 'names a channel, not a version [high]'] as const),
    ...filled(
      'FROM %',
      `a:latest
      a:jre-latest
      a:1.2-latest`,
    ).map((text) => [text, 'follows latest: the next build may take another major version [high]'] as const),
    ...filled(
      'FROM %',
      `a:1
      a:v1
      a:21-jre
      a:123
      acme/fedora-tools:43
      x/my-postgres:18`,
    ).map((text) => [text, 'names no patch version: two builds of one commit may differ [medium]'] as const),
    ...filled(
      'FROM %',
      `node:24.11
      node:v24.11
      python:3.14-slim
      golang:1.26
      ruby:4.0
      php:8.5-fpm
      rust:1.91`,
    ).map((text) => [text, 'names no patch version: two builds of one commit may differ [low]'] as const),
    ['FROM acme/docker/dockerfile:latest', '1: acme/docker/dockerfile:latest follows latest'],
    ['ARG V=24-slim\nFROM node:$V', '2: node:24-slim names no patch', 'ARG V=24-slim\nFROM node:$V'],
    [
      'FROM a:1.2\nRUN --mount=type=bind,from=node:24-slim,target=/y ls',
      '2: node:24-slim names no patch',
      'FROM a:1.2\nRUN --mount=type=bind,from=node:24-slim,target=/y ls',
    ],
  ],
});
