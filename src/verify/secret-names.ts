const SECRET_NAME = /(?:^|_)(?:API_?KEY|AUTH|CREDENTIALS?|KEY|PASSWORD|PASSWD|PWD|SECRET|TOKEN)(?:_|$)/i;
const SAFE_NAME = /(?:^|_)(?:PUBLIC|FILE|PATH|VERSION|DIR|URL|NAME|ID)(?:_|$)|^GPG_KEY$/i;

/** Whether a variable's name says that its value is a secret. */
export function secretLike(name: string): boolean {
  return SECRET_NAME.test(name) && !SAFE_NAME.test(name);
}
