import rule from '../../src/rules/deprecated-base-image.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM eclipse-temurin:21', 'FROM quay.example/openjdk:8', 'FROM my/openjdk:8'],
  rejects: [
    ['FROM openjdk:17-slim', '1: openjdk is no longer maintained: use eclipse-temurin'],
    ['FROM centos:7', 'almalinux'],
    ['FROM microsoft/dotnet:2.2-sdk AS b\nFROM scratch', '[medium]'],
  ],
});
