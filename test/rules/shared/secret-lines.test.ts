import { expect, it } from 'vitest';
import { maskedSlice } from '../../../src/rules/_shared/mask.ts';
import { secretPlaces } from '../../../src/rules/_shared/secret-lines.ts';

const hidden = (text: string) => maskedSlice(text, 0, text.length, secretPlaces(text)).replaceAll('***', '*');

it.each<[text: string, shown: string]>([
  ['DB_PASSWORD=hunter2 x', 'DB_PASSWORD=* x'],
  ['DB_PASSWORD = "hunter2" x', 'DB_PASSWORD = "*" x'],
  ["'my.api-token': 'hunter2',", "'my.api-token': '*',"],
  ['{"secret":"hunter2"}', '{"secret":"*"}'],
  ['DB_PASSWORD=\\\n  hunter2', 'DB_PASSWORD=\\\n  *'],
  ['DB_PASSWORD=\\\r\n\thunter2', 'DB_PASSWORD=\\\r\n\t*'],
  ['DB_PASSWORD=$OTHER', 'DB_PASSWORD=$OTHER'],
  ['DB_PASSWORD=a$', 'DB_PASSWORD=*'],
  ['USER=hunter2', 'USER=hunter2'],
  ['ENV DB_PASSWORD hunter2 x', 'ENV DB_PASSWORD *'],
  ['FROM a\n env\tDB_PASSWORD  hunter2\r\nRUN a', 'FROM a\n env\tDB_PASSWORD  *\r\nRUN a'],
  ['ENV DB_PASSWORD $OTHER', 'ENV DB_PASSWORD $OTHER'],
  ['ENV DB_HOST hunter2', 'ENV DB_HOST hunter2'],
  ['name: DB_PASSWORD\n  value: hunter2', 'name: DB_PASSWORD\n  value: *'],
  ['{ name: "DB_PASSWORD", "value": "hunter2" }', '{ name: "DB_PASSWORD", "value": "*" }'],
  ['name: DB_PASSWORD\r\n  value: hunter2', 'name: DB_PASSWORD\r\n  value: *'],
  ['name: DB_HOST\n  value: hunter2', 'name: DB_HOST\n  value: hunter2'],
  ['x --password hunter2 y', 'x --password * y'],
  ['x --password=hunter2 y', 'x --password=* y'],
  ['x -passwd  hunter2', 'x -passwd  *'],
  ['x --API-KEY "hunter2" y', 'x --API-KEY "*" y'],
  ['x --apikey=hunter2', 'x --apikey=*'],
  ["x --token='hunter2'", "x --token='*'"],
  ['x --token=$TOKEN', 'x --token=$TOKEN'],
  ['x --tokens hunter2', 'x --tokens hunter2'],
  ['docker login -u bot -p hunter2 r', 'docker login -u * -p * r'],
  ['mysql -phunter2 db', 'mysql -p* db'],
  ['sshpass -p "hunter2" scp', 'sshpass -p "*" scp'],
  ['curl -u=bot:hunter2 x\nls -p here', 'curl -u=* x\nls -p here'],
  ['mysql -p -h db', 'mysql -p -h db'],
  ['mkdir -p /app', 'mkdir -p /app'],
  ['Authorization: Bearer hunter2"', 'Authorization: Bearer *"'],
  ['authorization:\thunter2', 'authorization:\t*'],
  ["AUTHORIZATION: token  hunter2'", "AUTHORIZATION: token  *'"],
  ['machine x login bot password hunter2\n', 'machine x login bot password *\n'],
  ['login  bot\n\tpassword  hunter2"', 'login  bot\n\tpassword  *"'],
  ['login bot\\n\n password hunter2\\n', 'login bot\\n\n password *\\n'],
  [`npm_${'a1'.repeat(18)}`, '*'],
])('%j shows %j', (text, shown) => {
  expect(hidden(text)).toBe(shown);
});
