import rule from '../../src/rules/base-image-end-of-life.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM node:24.1.0',
    'FROM python:3.13-slim',
    'FROM node',
    'FROM mycorp.example/node:8',
    'FROM gcr.io/distroless/nodejs24-debian13',
    ['FROM node:20.1.0-trixie', { settings: { today: '2026-01-01' } }],
  ],
  rejects: [
    ['FROM node:16-alpine', '1: node 16 has had no security fixes since 2023-09-11'],
    ['FROM python:3.9-slim', 'python 3.9'],
    ['FROM node:24-bullseye', 'debian bullseye'],
    ['FROM node:24-alpine3.19', 'alpine 3.19'],
    ['FROM ubuntu:18.04', 'ubuntu 18.04'],
    ['FROM gcr.io/distroless/base-debian11', 'debian 11'],
    ['FROM golang:1.20 AS b\nFROM scratch', '[medium]'],
    ['FROM php:7.4-fpm', 'php 7.4'],
  ],
});
