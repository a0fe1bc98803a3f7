import rule from '../../src/rules/interactive-install.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN apt-get install -y x',
    'FROM a\nRUN apt-get -qy install x',
    'FROM a\nRUN apt-get -qq install x',
    'FROM a\nRUN yes | apt-get install x',
    'FROM a\nRUN zypper -n in x',
    'FROM a\nRUN apk add x',
    'FROM a\nRUN dnf -y install x',
    ...filled(
      'FROM a\nRUN %',
      `apt-get install --yes x
      apt-get -o APT::Get::Assume-Yes=true install x
      dnf --setopt=assumeyes=1 install x
      apt-get update
      apt-get remove x
      pacman -S --noconfirm x
      yum upgrade -y`,
    ),
    ...filled(
      'FROM a\nRUN %',
      `apt-get install --assume-yes x
      apt-get install --quiet=2 x
      apt-get install -q=2 x
      apt-get install --force-yes x
      dnf install --assumeyes x
      yum install --assumeyes x
      microdnf install --assumeyes x
      zypper --non-interactive in x
      zypper in -y x
      zypper in --no-confirm x
      apt-get check
      dnf reinstall-x a`,
    ),
  ],
  rejects: [
    [
      'FROM a\nRUN apt-get update && apt-get install x',
      '2: apt-get install asks',
      'FROM a\nRUN apt-get update && apt-get install -y x',
    ],
    ['FROM a\nRUN yum install x', 'yum', 'FROM a\nRUN yum install -y x'],
    ['FROM a\nRUN zypper in x', 'zypper'],
    [
      'FROM a\nRUN apt-get dist-upgrade',
      '2: apt-get dist-upgrade asks a question that nobody can answer: the build fails [low]',
      'FROM a\nRUN apt-get dist-upgrade -y',
    ],
    ['FROM a\nRUN apt install x', '2: apt install asks', 'FROM a\nRUN apt install -y x'],
    ['FROM a\nRUN dnf update', '2: dnf update', 'FROM a\nRUN dnf update -y'],
    ['FROM a\nRUN microdnf install x', '2: microdnf', 'FROM a\nRUN microdnf install -y x'],
    ['FROM a\nRUN yes && apt-get install x', '2: apt-get', 'FROM a\nRUN yes && apt-get install -y x'],
    ['FROM a\nRUN no | apt-get install x', '2: apt-get', 'FROM a\nRUN no | apt-get install -y x'],
    ['FROM a\nRUN zypper in x', '2: zypper', 'FROM a\nRUN zypper in x'],
    ['FROM a\nRUN pacman -S x', '2: pacman', 'FROM a\nRUN pacman -S x'],
  ],
  mends: 'safe',
});
