import { expect, it } from 'vitest';
import rule from '../../../src/rules/several-services.ts';
import { run } from '../rule-table.ts';

const speaksOfPair = (text: string) =>
  run(rule, text, {}).findings.some(({ message }) => message.startsWith('nginx and PHP-FPM'));

const apt = (packages: string, start: string) => `FROM debian:13\nRUN apt-get install -y ${packages}\nCMD ${start}`;
const php = (packages: string, start: string) => `FROM php:8.4-fpm\nRUN apt-get install -y ${packages}\nCMD ${start}`;
const SUPERVISOR = '["supervisord"]';

it.each([
  'FROM a\nCMD php-fpm & nginx',
  'FROM a\nCMD php8.4-fpm & exec nginx',
  'FROM a\nCMD php-fpm8.4 & nginx & wait',
  'FROM a\nCMD sh -c "php-fpm & nginx"',
  apt('nginx supervisor php8.4-fpm', SUPERVISOR),
  apt('nginx php-fpm', SUPERVISOR),
  php('nginx supervisor', SUPERVISOR),
  'FROM php:8.4-fpm AS base\nFROM base\nRUN apt-get install -y nginx\nCMD ["supervisord"]',
])('%j is nginx and PHP-FPM', (text) => {
  expect(speaksOfPair(text)).toBe(true);
});

it.each([
  'FROM a\nCMD php-fpm & php-fpm',
  'FROM a\nCMD nginx & nginx',
  'FROM a\nCMD php-fpm & nginx & redis-server',
  'FROM a\nCMD my-php-fpm & nginx',
  'FROM a\nCMD php-fpm-exporter & nginx',
  'FROM a\nCMD crash & nginx & php-fpm',
  php('nginx redis-server', '["php-fpm"]'),
  php('nginx redis-server', SUPERVISOR),
  php('supervisor', SUPERVISOR),
  php('nginx', 'supervisord & x'),
  apt('nginx supervisor', SUPERVISOR),
  'FROM debian:13-fpm\nRUN apt-get install -y nginx\nCMD ["supervisord"]',
  'FROM php:8.4-cli\nRUN apt-get install -y nginx\nCMD ["supervisord"]',
  'FROM php\nRUN apt-get install -y nginx\nCMD ["supervisord"]',
  'FROM scratch\nRUN apt-get install -y nginx\nCMD ["supervisord"]',
  'FROM debian:13\nRUN apt-get install -y nginx && apt-get remove php-fpm\nCMD ["supervisord"]',
])('%j is something else', (text) => {
  expect(speaksOfPair(text)).toBe(false);
});
