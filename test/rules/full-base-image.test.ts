import rule from '../../src/rules/full-base-image.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM node:24-slim',
    'FROM node:24 AS build\nFROM node:24-alpine',
    'FROM scratch',
    'FROM eclipse-temurin:21-jre',
    'FROM mcr.microsoft.com/dotnet/aspnet:10.0',
    ...filled(
      'FROM %',
      `node:24-alpine
      python:3.14-slim
      oven/bun:1-slim
      oven/bun:1-alpine
      oven/bun:1-distroless
      acme/node:24
      nodered:1
      ghcr.io/library/nodes:1
      acme/golang:1
      golangci:1
      acme/maven:1
      maven-proxy:1
      acme/openjdk:1
      openjdk2:1
      mcr.microsoft.com/dotnet/sdks:10
      mcr.microsoft.com/x/dotnet/sdk:10
      acme/ubuntu:1
      ubuntu-core:1
      x.example/oven/bunny:1
      x.example/x/oven/bun:1
      x.example/my/library/node:1
      x.example/my/library/rust:1
      x.example/my/library/sbt:1
      x.example/my/library/openjdk:1
      x.example/my/library/centos:1
      debian:13`,
    ),
  ],
  rejects: [
    ['FROM node:24', '1: node:24 carries compilers'],
    ['FROM golang:1.26', 'scratch'],
    ['FROM a AS b\nFROM mcr.microsoft.com/dotnet/sdk:10.0', 'aspnet'],
    ['FROM eclipse-temurin:21', '-jre'],
    ['FROM python AS base\nFROM base', '1: python'],
    ...filled(
      'FROM %:1',
      `node
      python
      ruby
      php`,
    ).map((text) => [text, 'take its -slim variant'] as const),
    ...filled(
      'FROM %:1',
      `golang
      rust
      gcc
      swift
      haskell
      dart`,
    ).map((text) => [text, 'take distroless or scratch with the compiled program'] as const),
    ...filled(
      'FROM %:1',
      `maven
      gradle
      sbt
      clojure`,
    ).map((text) => [text, 'take a JRE image'] as const),
    ...filled(
      'FROM %:21',
      `eclipse-temurin
      amazoncorretto
      ibm-semeru-runtimes
      sapmachine
      openjdk`,
    ).map((text) => [text, 'take the -jre variant'] as const),
    ...filled(
      'FROM %:1',
      `ubuntu
      fedora
      centos
      almalinux
      rockylinux
      buildpack-deps`,
    ).map((text) => [text, 'take a runtime image of your language, or distroless'] as const),
    ['FROM oven/bun:1', 'take its -slim or -distroless variant'],
    ['FROM node:24', '1: node:24', 'FROM node:24.21.0-trixie-slim'],
    ['ARG V=24\nFROM node:$V', '2: node:24', 'ARG V=24\nFROM node:$V'],
  ],
});
