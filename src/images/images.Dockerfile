# The vetted base images, one FROM line per catalogue row, so that Dependabot and Renovate can bump them. Never built.
# After a bump: `npm run catalogue -- --offline` writes references.ts, and the tests say whether the row still holds.
# A digest comes from the real registry only (`npm run catalogue`); no digest means it was not asked yet.
# Checked: 2026-11-23

# Node.js: official images. full and slim build, slim and alpine also ship.
FROM node:22.23.3-trixie AS node-22-full
FROM node:22.23.3-trixie-slim AS node-22-slim
FROM node:22.23.3-alpine3.24 AS node-22-alpine
FROM node:24.21.0-trixie AS node-24-full
FROM node:24.21.0-trixie-slim AS node-24-slim
FROM node:24.21.0-alpine3.24 AS node-24-alpine
FROM node:26.10.0-trixie AS node-26-full
FROM node:26.10.0-trixie-slim AS node-26-slim
FROM node:26.10.0-alpine3.24 AS node-26-alpine

# Node.js: distroless tags float, so only a digest pins them.
FROM gcr.io/distroless/nodejs22-debian13:nonroot AS node-22-distroless
FROM gcr.io/distroless/nodejs24-debian13:nonroot AS node-24-distroless
FROM gcr.io/distroless/nodejs26-debian13:nonroot AS node-26-distroless

# Node.js: opt-in vendors. Chainguard's free tag floats across majors; Docker Hardened Images need a login.
FROM cgr.dev/chainguard/node:latest AS node-26-chainguard
FROM dhi.io/node:22-debian13 AS node-22-dhi
FROM dhi.io/node:24-debian13 AS node-24-dhi
FROM dhi.io/node:26-debian13 AS node-26-dhi

# Python: official images.
FROM python:3.11.18-trixie AS python-3.11-full
FROM python:3.11.18-slim-trixie AS python-3.11-slim
FROM python:3.11.18-alpine3.24 AS python-3.11-alpine
FROM python:3.12.16-trixie AS python-3.12-full
FROM python:3.12.16-slim-trixie AS python-3.12-slim
FROM python:3.12.16-alpine3.24 AS python-3.12-alpine
FROM python:3.13.18-trixie AS python-3.13-full
FROM python:3.13.18-slim-trixie AS python-3.13-slim
FROM python:3.13.18-alpine3.24 AS python-3.13-alpine
FROM python:3.14.10-trixie AS python-3.14-full
FROM python:3.14.10-slim-trixie AS python-3.14-slim
FROM python:3.14.10-alpine3.24 AS python-3.14-alpine
FROM python:3.15.2-trixie AS python-3.15-full
FROM python:3.15.2-slim-trixie AS python-3.15-slim
FROM python:3.15.2-alpine3.24 AS python-3.15-alpine

# Python: distroless has Debian's own 3.13 and nothing else; opt-in vendors.
FROM gcr.io/distroless/python3-debian13:nonroot AS python-3.13-distroless
FROM cgr.dev/chainguard/python:latest AS python-3.14-chainguard
FROM dhi.io/python:3.11-debian13 AS python-3.11-dhi
FROM dhi.io/python:3.12-debian13 AS python-3.12-dhi
FROM dhi.io/python:3.13-debian13 AS python-3.13-dhi
FROM dhi.io/python:3.14-debian13 AS python-3.14-dhi

# Go: the compiler.
FROM golang:1.26.11-trixie AS go-1.26-full
FROM golang:1.26.11-alpine3.24 AS go-1.26-alpine
FROM golang:1.27.4-trixie AS go-1.27-full
FROM golang:1.27.4-alpine3.24 AS go-1.27-alpine

# Java: Temurin builds, and its JRE ships. The number behind _ is the build of that patch.
FROM eclipse-temurin:17.0.20_8-jdk-noble AS java-17-full
FROM eclipse-temurin:17.0.20_8-jre-noble AS java-17-slim
FROM eclipse-temurin:17.0.20_8-jre-alpine-3.24 AS java-17-alpine
FROM eclipse-temurin:21.0.12_8-jdk-noble AS java-21-full
FROM eclipse-temurin:21.0.12_8-jre-noble AS java-21-slim
FROM eclipse-temurin:21.0.12_8-jre-alpine-3.24 AS java-21-alpine
FROM eclipse-temurin:25.0.4_7-jdk-noble AS java-25-full
FROM eclipse-temurin:25.0.4_7-jre-noble AS java-25-slim
FROM eclipse-temurin:25.0.4_7-jre-alpine-3.24 AS java-25-alpine

# Java: distroless has Temurin's JRE, and a base for a runtime that jlink cut to size.
FROM gcr.io/distroless/java17-debian13:nonroot AS java-17-distroless
FROM gcr.io/distroless/java21-debian13:nonroot AS java-21-distroless
FROM gcr.io/distroless/java25-debian13:nonroot AS java-25-distroless
FROM gcr.io/distroless/java-base-debian13:nonroot AS java-base-distroless

# Rust: the compiler on a slim Debian, since what a build needs beyond it is named.
FROM rust:1.99.1-slim-trixie AS rust-1.99-slim

# Ruby: builds sites of Jekyll.
FROM ruby:3.3.12-trixie AS ruby-3.3-full
FROM ruby:3.4.11-trixie AS ruby-3.4-full
FROM ruby:4.0.6-trixie AS ruby-4.0-full

# .NET: the SDK builds; chiseled Ubuntu, plain Ubuntu and Alpine ship. -extra has ICU and time zones.
FROM mcr.microsoft.com/dotnet/sdk:10.0.404-noble AS dotnet-10.0-full
FROM mcr.microsoft.com/dotnet/sdk:10.0.404-noble-aot AS dotnet-10.0-full-aot
FROM mcr.microsoft.com/dotnet/aspnet:10.0.15-noble-chiseled AS dotnet-10.0-aspnet-chiseled
FROM mcr.microsoft.com/dotnet/aspnet:10.0.15-noble-chiseled-extra AS dotnet-10.0-aspnet-chiseled-icu
FROM mcr.microsoft.com/dotnet/aspnet:10.0.15-noble AS dotnet-10.0-aspnet-slim
FROM mcr.microsoft.com/dotnet/aspnet:10.0.15-alpine3.24 AS dotnet-10.0-aspnet-alpine
FROM mcr.microsoft.com/dotnet/runtime:10.0.15-noble-chiseled AS dotnet-10.0-runtime-chiseled
FROM mcr.microsoft.com/dotnet/runtime:10.0.15-noble-chiseled-extra AS dotnet-10.0-runtime-chiseled-icu
FROM mcr.microsoft.com/dotnet/runtime:10.0.15-noble AS dotnet-10.0-runtime-slim
FROM mcr.microsoft.com/dotnet/runtime:10.0.15-alpine3.24 AS dotnet-10.0-runtime-alpine
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0.15-noble-chiseled AS dotnet-10.0-deps-chiseled
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0.15-noble-chiseled-extra AS dotnet-10.0-deps-chiseled-icu
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0.15-noble AS dotnet-10.0-deps-slim
FROM mcr.microsoft.com/dotnet/sdk:11.0.100-resolute AS dotnet-11.0-full
FROM mcr.microsoft.com/dotnet/sdk:11.0.100-resolute-aot AS dotnet-11.0-full-aot
FROM mcr.microsoft.com/dotnet/aspnet:11.0.0-resolute-chiseled AS dotnet-11.0-aspnet-chiseled
FROM mcr.microsoft.com/dotnet/aspnet:11.0.0-resolute-chiseled-extra AS dotnet-11.0-aspnet-chiseled-icu
FROM mcr.microsoft.com/dotnet/aspnet:11.0.0-resolute AS dotnet-11.0-aspnet-slim
FROM mcr.microsoft.com/dotnet/aspnet:11.0.0-alpine3.24 AS dotnet-11.0-aspnet-alpine
FROM mcr.microsoft.com/dotnet/runtime:11.0.0-resolute-chiseled AS dotnet-11.0-runtime-chiseled
FROM mcr.microsoft.com/dotnet/runtime:11.0.0-resolute-chiseled-extra AS dotnet-11.0-runtime-chiseled-icu
FROM mcr.microsoft.com/dotnet/runtime:11.0.0-resolute AS dotnet-11.0-runtime-slim
FROM mcr.microsoft.com/dotnet/runtime:11.0.0-alpine3.24 AS dotnet-11.0-runtime-alpine
FROM mcr.microsoft.com/dotnet/runtime-deps:11.0.0-resolute-chiseled AS dotnet-11.0-deps-chiseled
FROM mcr.microsoft.com/dotnet/runtime-deps:11.0.0-resolute-chiseled-extra AS dotnet-11.0-deps-chiseled-icu
FROM mcr.microsoft.com/dotnet/runtime-deps:11.0.0-resolute AS dotnet-11.0-deps-slim

# Bases for compiled programs, smallest first.
FROM scratch AS scratch
FROM gcr.io/distroless/static-debian13:nonroot AS static-distroless
FROM gcr.io/distroless/base-nossl-debian13:nonroot AS base-nossl-distroless
FROM gcr.io/distroless/base-debian13:nonroot AS base-distroless
FROM gcr.io/distroless/cc-debian13:nonroot AS cc-distroless
FROM alpine:3.24.2 AS alpine
FROM debian:13.7-slim AS debian-slim
FROM cgr.dev/chainguard/static:latest AS static-chainguard
FROM dhi.io/static:20250419-debian13 AS static-dhi

# Servers of static sites.
FROM nginxinc/nginx-unprivileged:1.30.6-alpine3.24-slim AS nginx-unprivileged
FROM nginxinc/nginx-unprivileged:1.30.6-trixie AS nginx-slim
FROM caddy:2.11.9-alpine AS caddy
FROM ghcr.io/static-web-server/static-web-server:2.44.1 AS static-web-server

# Tools that give single files to a build stage.
FROM ghcr.io/astral-sh/uv:0.13.9 AS uv
FROM maven:3.9.16-eclipse-temurin-25-noble AS maven
FROM gradle:9.7.0-jdk25-noble AS gradle
FROM oven/bun:1.4.5-slim AS bun-slim
FROM oven/bun:1.4.5-alpine AS bun-alpine

# Past their end of life: taken only with --end-of-life, never bumped to another line.
FROM node:18.20.8-bookworm AS node-18-full
FROM node:18.20.8-bookworm-slim AS node-18-slim
FROM node:20.20.2-trixie AS node-20-full
FROM node:20.20.2-trixie-slim AS node-20-slim
FROM python:3.9.25-trixie AS python-3.9-full
FROM python:3.9.25-slim-trixie AS python-3.9-slim
FROM python:3.10.22-trixie AS python-3.10-full
FROM python:3.10.22-slim-trixie AS python-3.10-slim
FROM mcr.microsoft.com/dotnet/aspnet:8.0.34-noble-chiseled AS dotnet-8.0-aspnet-chiseled
FROM mcr.microsoft.com/dotnet/aspnet:8.0.34-noble-chiseled-extra AS dotnet-8.0-aspnet-chiseled-icu
FROM mcr.microsoft.com/dotnet/aspnet:8.0.34-noble AS dotnet-8.0-aspnet-slim
FROM mcr.microsoft.com/dotnet/runtime:8.0.34-noble-chiseled AS dotnet-8.0-runtime-chiseled
FROM mcr.microsoft.com/dotnet/runtime:8.0.34-noble-chiseled-extra AS dotnet-8.0-runtime-chiseled-icu
FROM mcr.microsoft.com/dotnet/runtime:8.0.34-noble AS dotnet-8.0-runtime-slim
FROM mcr.microsoft.com/dotnet/aspnet:9.0.23-noble-chiseled AS dotnet-9.0-aspnet-chiseled
FROM mcr.microsoft.com/dotnet/aspnet:9.0.23-noble-chiseled-extra AS dotnet-9.0-aspnet-chiseled-icu
FROM mcr.microsoft.com/dotnet/aspnet:9.0.23-noble AS dotnet-9.0-aspnet-slim
FROM mcr.microsoft.com/dotnet/runtime:9.0.23-noble-chiseled AS dotnet-9.0-runtime-chiseled
FROM mcr.microsoft.com/dotnet/runtime:9.0.23-noble-chiseled-extra AS dotnet-9.0-runtime-chiseled-icu
FROM mcr.microsoft.com/dotnet/runtime:9.0.23-noble AS dotnet-9.0-runtime-slim
