// [data-grades]: the grid of grades. Keys move, a block is pasted, what is typed is saved by itself; until
// the server has answered it is kept in the browser, and nothing that somebody else wrote is written over.
(() => {
  const { $, $$, say } = window.matricula;
  const table = $('[data-grades]');
  if (!table) return;
  const told = table.dataset;
  const parts = told.parts ? told.parts.split(' ').map(it => it.split('=')).map(([part, percent]) => [part, Number(percent)]) : [];
  const codes = new Map(told.words.split('|').map(it => it.split('=')));
  const shown = new Map($$('option', $('#grade-marks')).map(it => [it.dataset.code, it.value]));
  const plain = text => text.normalize('NFKC').trim().toLowerCase();
  const fill = (words, ...values) => values.reduce((text, it, i) => text.replaceAll(`{${i}}`, it), words);
  const state = $('[data-state]');
  const tell = words => { if (state.textContent !== words) state.textContent = words; };

  // Rows --------------------------------------------------------------------------------------
  const rows = $$('tr[data-grade]', table).map(line => {
    const cells = Object.fromEntries($$('[data-cell]', line).map(it => [it.dataset.cell, it]));
    const base = Object.fromEntries(Object.entries(cells).map(([key, it]) => [key, it.defaultValue]));
    return { line, cells, base, id: line.dataset.grade, version: Number(line.dataset.version), number: line.dataset.number, held: new Set(), wrong: false };
  });
  const keys = rows.length ? Object.keys(rows[0].cells) : [];
  const byId = new Map(rows.map(it => [it.id, it]));
  const values = row => Object.fromEntries(keys.map(key => [key, row.cells[key].value]));
  const dirty = row => keys.some(key => row.cells[key].value !== row.base[key]);
  const toSend = () => rows.filter(row => dirty(row) && !row.held.size && !row.wrong);

  const number = text => (/^[0-9]{1,3}(\.[0-9])?$/.test(plain(text)) && Number(plain(text)) <= 100 ? Math.round(Number(plain(text)) * 10) : null);
  const code = row => keys.map(key => codes.get(plain(row.cells[key].value))).filter(Boolean).at(-1);
  const reckon = row => {
    const mark = code(row);
    const total = $('[data-total]', row.line);
    const failed = $('[data-failed]', row.line);
    if (mark) {
      total.textContent = '';
      failed.hidden = !['absent', 'cheating', 'barred', 'fail'].includes(mark);
      return;
    }
    const typed = parts.map(([part]) => number(row.cells[part].value));
    const whole = parts.length > 0 && typed.every(it => it !== null);
    const sum = whole ? Math.floor((typed.reduce((all, it, i) => all + it * parts[i][1], 0) + 500) / 1000) : null;
    total.textContent = sum ?? '';
    failed.hidden = sum === null || sum >= Number(told.pass);
  };
  const explain = row => {
    const words = parts.map(([part, percent]) => `${row.cells[part].value.trim() || '?'} × ${percent}%`).join(' + ');
    $('[data-reckoning]').textContent = parts.length && !code(row)
      ? `${row.line.dataset.name}: ${words} = ${$('[data-total]', row.line).textContent || '?'}` : '';
  };

  // Kept in the browser ------------------------------------------------------------------------
  const prefix = `grades:${told.task}:${told.owner}:`;
  const place = prefix + Math.random().toString(36).slice(2);
  const store = act => {
    try {
      return act(localStorage);
    } catch {
      return null;
    }
  };
  const keep = () => store(it => {
    const left = rows.filter(dirty).map(row => [row.id, { version: row.version, base: row.base, cells: values(row) }]);
    if (left.length) it.setItem(place, JSON.stringify(Object.fromEntries(left)));
    else it.removeItem(place);
  });

  // What the server has meets what is typed here -------------------------------------------------
  const clear = (row, key) => {
    row.held.delete(key);
    $(`[data-other="${key}"]`, row.line)?.remove();
  };
  const clash = (row, key, theirs, by) => {
    clear(row, key);
    row.held.add(key);
    const box = document.createElement('div');
    box.className = 'clash';
    box.dataset.other = key;
    const words = document.createElement('span');
    words.textContent = fill(told.clash, theirs || told.blank, by || '');
    box.append(words);
    for (const [label, value] of [[told.theirs, theirs], [told.mine, null]]) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn sm';
      button.textContent = label;
      button.addEventListener('click', () => {
        if (value !== null) row.cells[key].value = value;
        clear(row, key);
        changed(row);
        row.cells[key].focus();
      });
      box.append(button);
    }
    row.cells[key].after(box);
    say(`${row.line.dataset.name}: ${words.textContent}`);
  };
  const settle = (row, stands, sent) => {
    for (const key of keys) {
      const cell = row.cells[key];
      const theirs = stands.cells[key] ?? '';
      const mine = sent && sent[key] === cell.value ? theirs : cell.value;
      if (mine === row.base[key] || mine === theirs || plain(mine) === plain(theirs)) {
        if (document.activeElement !== cell || cell.value === row.base[key] || plain(cell.value) === plain(theirs)) cell.value = theirs;
        clear(row, key);
      } else if (theirs !== row.base[key]) {
        clash(row, key, theirs, stands.by);
      }
      row.base[key] = theirs;
    }
    row.version = stands.version;
    $('input[name=version]', row.line).value = stands.version;
    reckon(row);
  };
  const by = it => (it.typist ? `${it.typist} ${new Date(it.typedAt).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}` : '');

  // Saving ------------------------------------------------------------------------------------
  let timer;
  let flight = null;
  let stopped = false;
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json', ...JSON.parse(document.body.getAttribute('hx-headers') || '{}') };
  const body = sending => JSON.stringify({ lines: sending.map(row => ({ grade: row.id, version: row.version, cells: values(row) })) });
  const put = (sending, more = {}) => fetch(`/api/v1/teaching-tasks/${told.task}/cells`, { method: 'PUT', headers, body: body(sending), credentials: 'same-origin', ...more });
  const report = () => {
    const held = rows.filter(row => row.held.size).length;
    const wrong = rows.filter(row => row.wrong).length;
    if (held) tell(fill(told.held, held));
    else if (wrong) tell(fill(told.wrong, wrong));
    else if (!rows.some(dirty)) tell(told.saved);
    else if (!stopped) tell(told.saving);
  };
  const send = async () => {
    clearTimeout(timer);
    if (flight) return flight;
    const sending = toSend();
    const sent = new Map(sending.map(row => [row.id, values(row)]));
    if (sending.length) tell(told.saving);
    flight = (async () => {
      try {
        const answer = await put(sending);
        if (!answer.ok) {
          const problem = await answer.json().catch(() => ({}));
          stopped = answer.status < 500;
          tell(fill(told.kept, problem.detail || answer.status));
          return;
        }
        const grid = await answer.json();
        const others = new Set(grid.conflicts);
        const wrong = new Map(grid.wrong.map(it => [it.grade, it.message]));
        for (const it of grid.lines) {
          const row = byId.get(it.grade);
          if (!row) continue;
          const message = wrong.get(it.grade);
          row.wrong = message !== undefined;
          $('[data-wrong]', row.line).textContent = message || '';
          keys.forEach(key => (row.wrong ? row.cells[key].setAttribute('aria-invalid', 'true') : row.cells[key].removeAttribute('aria-invalid')));
          settle(row, { ...it, by: by(it) }, others.has(it.grade) || row.wrong ? null : sent.get(it.grade));
        }
        stopped = false;
      } catch {
        tell(fill(told.kept, told.offline));
        timer = setTimeout(send, 5000);
        return;
      } finally {
        flight = null;
        keep();
      }
      report();
      if (toSend().length) timer = setTimeout(send, 100);
    })();
    return flight;
  };
  const changed = row => {
    row.wrong = false;
    reckon(row);
    explain(row);
    keep();
    if (!stopped) {
      clearTimeout(timer);
      timer = setTimeout(send, 600);
    }
    report();
  };

  table.addEventListener('input', event => {
    const row = byId.get(event.target.closest('tr')?.dataset.grade);
    if (row && event.target.dataset.cell) changed(row);
  });
  addEventListener('online', () => send());
  addEventListener('pagehide', () => {
    const left = toSend();
    if (left.length) put(left, { keepalive: true }).catch(() => {});
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && !stopped) send();
  });

  // Submission waits for what is still on its way.
  document.addEventListener('submit', async event => {
    const form = event.target;
    if (form.closest('[data-grades-form]')) {
      event.preventDefault();
      event.stopImmediatePropagation();
      stopped = false;
      send();
      return;
    }
    if (!form.action.endsWith(`/${told.task}/submit`) || !rows.some(dirty)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (flight) await flight;
    await send();
    if (rows.some(dirty)) report();
    else form.requestSubmit();
  }, true);

  // Keys --------------------------------------------------------------------------------------
  const go = (cell, down, right) => {
    const at = rows.findIndex(row => row.line.contains(cell));
    const column = keys.indexOf(cell.dataset.cell) + right;
    const next = rows[at + down]?.cells[keys[column]];
    if (!next) return false;
    next.focus();
    next.select();
    return true;
  };
  table.addEventListener('keydown', event => {
    const cell = event.target;
    if (!cell.dataset.cell || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const edge = { ArrowLeft: cell.selectionStart === 0, ArrowRight: cell.selectionEnd === cell.value.length }[event.key];
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], Enter: [event.shiftKey ? -1 : 1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (event.key === 'Escape') {
      const row = byId.get(cell.closest('tr').dataset.grade);
      cell.value = row.base[cell.dataset.cell];
      changed(row);
    } else if (step && edge !== false && (go(cell, ...step) || event.key === 'Enter')) {
      event.preventDefault();
    }
  });
  table.addEventListener('focusin', event => {
    const row = byId.get(event.target.closest('tr')?.dataset.grade);
    if (!row || !event.target.dataset.cell) return;
    event.target.select();
    explain(row);
  });

  // Pasting a block ----------------------------------------------------------------------------
  const heads = $$('thead [data-head]', table).map(it => [it.dataset.head, plain(it.textContent).replace(/[（(].*$/, '')]);
  const block = text => text.replace(/\r/g, '').replace(/\n$/, '').split('\n').map(line => line.split('\t').map(it => it.trim().replace(/^"(.*)"$/, '$1')));
  const best = (lines, known) => {
    const hits = lines[0].map((_, i) => lines.filter(line => known.has(plain(line[i] || ''))).length);
    const most = Math.max(...hits);
    return most > 0 && most * 2 >= lines.length - 1 ? hits.indexOf(most) : -1;
  };
  // Who shares a name with another is found by number alone.
  const named = new Map();
  for (const row of rows) named.set(plain(row.line.dataset.name), named.has(plain(row.line.dataset.name)) ? null : row);
  const columns = (lines, numbers, names, from) => {
    const titles = lines[0].map(plain);
    const headed = titles.map(title => heads.find(([, words]) => title && (title === words || title.startsWith(words)))?.[0]);
    if (headed.some(Boolean)) return { map: headed, first: 1 };
    let column = keys.indexOf(from);
    const start = Math.max(numbers, names) + 1;
    const map = lines[0].map((_, i) => (i < start ? undefined : keys[column++]));
    return { map, first: 0 };
  };
  table.addEventListener('paste', event => {
    const cell = event.target;
    const text = event.clipboardData?.getData('text/plain') || '';
    if (!cell.dataset.cell || !/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return;
    event.preventDefault();
    const lines = block(text);
    const known = new Map(rows.map(row => [plain(row.number), row]));
    const numbers = best(lines, known);
    const names = best(lines, named);
    const { map, first } = columns(lines, numbers, names, cell.dataset.cell);
    const at = rows.findIndex(row => row.line.contains(cell));
    const lost = [];
    let filled = 0;
    lines.slice(first).forEach((line, i) => {
      const name = names < 0 ? '' : plain(line[names] || '');
      let row = rows[at + i];
      if (numbers >= 0) row = known.get(plain(line[numbers] || ''));
      else if (names >= 0) row = named.get(name);
      // A number and a name of two people: nobody knows whose mark it is.
      if (!row || (name && name !== plain(row.line.dataset.name))) {
        if (line.some(Boolean)) lost.push(numbers < 0 ? line.join(' ') : line[numbers]);
        return;
      }
      line.forEach((value, c) => {
        const key = map[c];
        if (!key || c === numbers || c === names || row.cells[key] === undefined) return;
        const mark = codes.get(plain(value));
        if (mark && key !== 'mark') row.cells.mark.value = shown.get(mark) || value;
        else row.cells[key].value = plain(value) === '' ? '' : mark ? shown.get(mark) || value : value.normalize('NFKC');
      });
      filled += 1;
      changed(row);
    });
    const words = fill(lost.length ? told.lost : told.pasted, filled, lost.slice(0, 8).join('、'));
    $('[data-paste-told]').textContent = words;
    say(words);
    send();
  });

  // What a closed window left behind --------------------------------------------------------------
  let found = false;
  store(it => {
    for (const name of Object.keys(it).filter(key => key.startsWith(prefix))) {
      found = true;
      for (const [id, left] of Object.entries(JSON.parse(it.getItem(name)))) {
        const row = byId.get(id);
        if (!row) continue;
        const stands = { version: row.version, cells: { ...row.base }, by: '' };
        row.base = left.base;
        keys.forEach(key => { if (left.cells[key] !== undefined) row.cells[key].value = left.cells[key]; });
        settle(row, stands, null);
      }
      it.removeItem(name);
    }
  });
  keep();
  rows.forEach(reckon);
  if (rows.some(dirty)) send();
  else tell(found ? told.saved : told.ready);
})();
