import { expect, it } from 'vitest';
import { APP, facts } from './python-files.ts';

it.each([
  ['os.makedirs("/srv/till/slips", exist_ok=True)', '/srv/till/slips', 'volume'],
  ['Path("/var/lib/till").mkdir()', '/var/lib/till', 'volume'],
  ['open("/var/cache/till/rates.json", "w")', '/var/cache/till', 'tmpfs'],
  ['open("/data/slips/today", mode="r")', null, ''],
  ['open("/etc/till.conf", "w")', null, ''],
  ['sqlite3.connect("/data/till.db")', '/data', 'volume'],
  ['SLIPS = "/srv/slips"\nopen(SLIPS / name, "wb")', '/srv/slips', 'volume'],
  ['SLIPS = Path(os.environ.get("SLIPS", "/srv/slips"))\n(SLIPS / name).write_bytes(body)', '/srv/slips', 'volume'],
  ['MEDIA_ROOT = BASE_DIR / "media"', '/app/media', 'volume'],
  ['os.makedirs("/opt/venv/lib/x")', null, ''],
  ['os.makedirs("/srv/../etc/x")', null, ''],
])('%s', (code, path, kind) => {
  const [found] = facts({ 'till/api.py': `${APP}${code}\n` }).writable;
  expect(found?.value.path ?? null).toBe(path);
  if (path !== null) expect(found).toMatchObject({ value: { kind, mode: '1777', exec: false } });
});
