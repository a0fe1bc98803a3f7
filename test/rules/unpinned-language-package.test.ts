import rule from '../../src/rules/unpinned-language-package.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN npm install -g npm@11.6.2',
    'FROM a\nRUN pip install flask==3.1.0',
    'FROM a\nRUN gem install rails -v 8.0',
    'FROM a\nRUN go install example.com/x@v1.2.3',
    'FROM a\nRUN pip install -r r.txt',
    'FROM a\nRUN cargo install --path .',
    'FROM a\nRUN go install ./...',
    'FROM a\nRUN npm i -g $X',
    'FROM a\nRUN pip install .',
    ...filled(
      'FROM a\nRUN %',
      `npm install express@4.1.0
      npm install x@npm:y@1
      npm install x@https://x.example/a
      npm install x@git+ssh://x
      npm install git+https://x.example/a
      npm install https://x.example/a
      npm install ./a
      npm install file:a
      npm install a.tgz
      npm ci
      pip install flask===3.1
      pip install "flask @ https://x.example/a.whl"
      pip install --require-hashes flask
      pip install -c c.txt flask
      pip install --constraint c.txt flask
      uv pip install flask==3
      uv tool install ruff==1
      pipx install black==25
      gem install rails:8.0
      gem install rails --version 8
      gem install rails -v8
      gem install a.gem
      cargo install ripgrep@14.1
      cargo install ripgrep --version 14
      cargo install ripgrep --vers=14
      cargo install x --git y --rev z
      cargo install x --tag=z
      go get example.com/x
      go install example.com/x@abcdef1
      go install local
      yarn add react@19.0.0`,
    ),
  ],
  rejects: [
    ['FROM a\nRUN npm install -g pnpm', '2: npm takes whatever version of pnpm'],
    ['FROM a\nRUN pip install --no-cache-dir flask', 'flask'],
    ['FROM a\nRUN go install example.com/x@latest', '@latest'],
    ['FROM a\nRUN npm install express@^4', 'express@^4'],
    ['FROM a AS b\nRUN gem install x\nFROM scratch', '[low]'],
    ['FROM a\nRUN python3 -m pip install --upgrade pip', 'pip takes'],
    ...filled(
      'FROM a\nRUN % # x',
      `npm install express
      npm install express@latest
      npm install x@xgit
      npm install xhttps://a
      npm install @scope/x
      yarn add react
      pip install flask>=3
      pip install "flask ~= 3"
      pip install a.whlx
      uv pip install flask
      uv tool install ruff
      pipx install black
      gem install rails
      gem install rails:x
      gem install rails x-v8
      cargo install ripgrep
      cargo install ripgrep@latest
      cargo install ripgrep --versions=1
      cargo install ripgrep --x--version=1
      go install example.com/x@master
      go install example.com/x@abcdef
      go install example.com/x@vx`,
    ).map((text) => [text, `takes whatever version of ${/(?:install|add) "?([^ >]+)/.exec(text)?.[1] ?? ''}`] as const),
  ],
});
