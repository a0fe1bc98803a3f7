import rule from '../../src/rules/password-in-run.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN useradd -r app',
    "FROM a\nRUN usermod -p '!' app",
    'FROM a\nRUN passwd -l root',
    ...filled(
      'FROM a\nRUN %',
      `mychpasswd
      chpasswd-x
      useradd -d /x app
      useradd -p ! app
      useradd -p '!!' app
      usermod -p '*' app
      useradd --password= app
      useradd -px app
      useradd x-p abc
      useradd x--password=abc
      myuseradd -p abc app
      passwd root
      usermod -d /x root
      htpasswd -c /f u
      htpasswd x-b
      htpasswd --brief /f
      grep -b x`,
    ),
  ],
  rejects: [
    ['FROM a\nRUN echo "root:root" | chpasswd', '2: chpasswd'],
    ['FROM a\nRUN useradd -p abc app', 'useradd'],
    ['FROM a\nRUN echo x | passwd --stdin root', 'passwd'],
    ['FROM a\nRUN htpasswd -bc /f u p', 'htpasswd'],
    ...filled(
      'FROM a\nRUN %',
      `passwd -d root
      passwd --stdin root
      useradd -p abc app
      usermod -p abc app
      useradd --password abc app
      useradd -m --password=abc app
      usermod -p '!abc' app
      htpasswd -b /f u p
      htpasswd -cBb /f u p`,
    ).map((text) => [text, 'sets a password that everybody with the image knows [high]'] as const),
  ],
});
