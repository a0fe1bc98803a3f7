import rule from '../../src/rules/deprecated-base-image.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM eclipse-temurin:21',
    'FROM quay.example/openjdk:8',
    'FROM my/openjdk:8',
    ...filled(
      'FROM %:1',
      `quay.example/library/openjdk
      my/library/openjdk
      openjdk-tools
      my/library/centos
      centosx
      my/library/java
      javac
      my/microsoft/x
      microsoftx/x
      my/adoptopenjdk/x
      adoptopenjdks/x
      adoptopenjdk11
      my/library/adoptopenjdk
      my/bitnami/x
      bitnamix/x
      my/library/vault
      vaultwarden
      my/tiangolo/uvicorn-gunicorn
      tiangolo/other
      my/phusion/baseimage
      my/phusion/passenger-full
      phusion/x`,
    ),
  ],
  rejects: [
    ['FROM openjdk:17-slim', '1: openjdk is no longer maintained: use eclipse-temurin'],
    ['FROM centos:7', 'almalinux'],
    ['FROM microsoft/dotnet:2.2-sdk AS b\nFROM scratch', '[medium]'],
    ...filled(
      'FROM %',
      `adoptopenjdk/openjdk11, eclipse-temurin
      adoptopenjdk:11, eclipse-temurin
      clearlinux, almalinux or rockylinux
      java:8, the image of the language itself
      jsonnet, the image of the language itself
      iojs, the image of the language itself
      rails, the image of the language itself
      django, the image of the language itself
      celery, the image of the language itself
      golang-onbuild, the image of the language itself
      microsoft/dotnet, the images on mcr.microsoft.com
      bitnami/redis:8, the official image: Bitnami stopped its free catalogue in 2025
      bitnamilegacy/redis:8, the official image: Bitnami stopped its free catalogue in 2025
      owncloud, the image of its makers
      plone, the image of its makers
      notary, the image of its makers
      express-gateway, the image of its makers
      nuxeo, the image of its makers
      vault, the image of its makers
      sentry, the image of its makers
      known, the image of its makers
      kaazing-gateway, the image of its makers
      tiangolo/uvicorn-gunicorn-fastapi, python with uvicorn
      phusion/baseimage:jammy, a base with one process
      phusion/passenger-full, a base with one process`,
    ).map((row) => {
      const [text = '', instead = ''] = row.split(', ');
      return [text, ` is no longer maintained: use ${instead}`] as const;
    }),
  ],
});
