import { defineRule } from './_shared/define-rule.ts';
import { externalImages } from './_shared/external-images.ts';

const DEPRECATED: readonly { repository: RegExp; instead: string }[] = [
  { repository: /^library\/openjdk$/, instead: 'eclipse-temurin' },
  { repository: /^library\/(?:centos|clearlinux)$/, instead: 'almalinux or rockylinux' },
  {
    repository: /^library\/(?:java|jsonnet|iojs|rails|django|celery|golang-onbuild)$/,
    instead: 'the image of the language itself',
  },
  { repository: /^microsoft\//, instead: 'the images on mcr.microsoft.com' },
  { repository: /^adoptopenjdk\/|^library\/adoptopenjdk$/, instead: 'eclipse-temurin' },
  {
    repository: /^(?:bitnami|bitnamilegacy)\//,
    instead: 'the official image: Bitnami stopped its free catalogue in 2025',
  },
  {
    repository: /^library\/(?:owncloud|plone|notary|express-gateway|nuxeo|vault|sentry|known|kaazing-gateway)$/,
    instead: 'the image of its makers',
  },
  { repository: /^tiangolo\/uvicorn-gunicorn/, instead: 'python with uvicorn, as its author says' },
  { repository: /^phusion\/(?:baseimage|passenger)/, instead: 'a base with one process' },
];

export default defineRule({
  name: 'deprecated-base-image',
  summary: 'No base image comes from a repository that its makers gave up.',
  severity: 'high',
  builder: 'less',
  references: ['Docker Official Images deprecation notices', 'CIS Docker 4.2', 'NIST SP 800-190 4.1.5'],
  messages: { deprecated: '{image} is no longer maintained: use {instead}' },
  check(input, report) {
    for (const { reference, range } of externalImages(input)) {
      const row = DEPRECATED.find(
        ({ repository }) => reference.registry === 'docker.io' && repository.test(reference.repository),
      );
      if (row) report({ at: range, message: 'deprecated', data: { image: reference.name, instead: row.instead } });
    }
  },
});
