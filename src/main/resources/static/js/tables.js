// Tables: chosen rows and what can be done with them, shown columns, row keys, roles on phones.
(() => {
  const { $, $$, keep, keysOn } = window.matricula;
  const boxes = table => $$('tbody .ck input[type=checkbox]', table);
  const bulk = table => $(`[data-bulk="${table.id}"]`);

  const sync = table => {
    const all = $('thead .ck input', table);
    const list = boxes(table);
    const chosen = list.filter(it => it.checked).length;
    list.forEach(it => it.closest('tr').classList.toggle('sel', it.checked));
    if (all) {
      all.checked = chosen > 0 && chosen === list.length;
      all.indeterminate = chosen > 0 && chosen < list.length;
    }
    const bar = bulk(table);
    if (bar) {
      bar.hidden = chosen === 0;
      $('[data-count]', bar).textContent = chosen;
    }
  };
  const choose = (table, on) => {
    boxes(table).forEach(it => { it.checked = on; });
    sync(table);
  };

  document.addEventListener('change', event => {
    const cell = event.target.closest('.ck');
    const table = cell?.closest('table');
    if (!table) return;
    if (cell.closest('thead')) choose(table, event.target.checked);
    else sync(table);
  });
  document.addEventListener('click', event => {
    const bar = event.target.closest('[data-bulk-clear]')?.closest('[data-bulk]');
    if (!bar) return;
    const table = document.getElementById(bar.dataset.bulk);
    choose(table, false);
    $('thead .ck input', table)?.focus();
  });

  // Shown columns, remembered by table.
  const hideColumns = menu => {
    const table = document.getElementById(menu.dataset.columns);
    const hidden = $$('[data-colbox]', menu).filter(it => !it.checked).map(it => it.dataset.colbox);
    $$('[data-col]', table).forEach(it => { it.hidden = hidden.includes(it.dataset.col); });
    return hidden;
  };
  const readColumns = menu => {
    let hidden = [];
    try {
      hidden = (localStorage.getItem('columns-' + menu.dataset.columns) || '').split(' ');
    } catch {
      // Without storage every column shows.
    }
    $$('[data-colbox]', menu).forEach(it => { it.checked = !hidden.includes(it.dataset.colbox); });
    hideColumns(menu);
  };
  document.addEventListener('change', event => {
    const menu = event.target.closest('[data-columns]');
    if (menu) keep('columns-' + menu.dataset.columns, hideColumns(menu).join(' '));
  });

  // j and k walk the rows, x chooses.
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !['j', 'k', 'x'].includes(event.key)) return;
    if (event.target.matches('textarea, select, input:not([type=checkbox]), [contenteditable]') || !keysOn() || $('dialog[open]')) return;
    const rows = $$('.main table.t tbody tr').filter(it => $('a, input', it));
    if (rows.length === 0) return;
    const at = rows.indexOf(document.activeElement.closest('tr'));
    if (event.key === 'x') {
      if (at >= 0) $('.ck input', rows[at])?.click();
      return;
    }
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === 'j' ? 1 : -1)))];
    ($('th a', next) || $('a', next) || $('input', next)).focus();
  });

  // On phones rows are laid out as lists, which takes their roles from some readers.
  const roles = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', td: 'cell' };
  const settle = from => {
    const tables = $$('table.t.list', from);
    tables.forEach(table => {
      table.setAttribute('role', 'table');
      $$('thead, tbody, tr, td', table).forEach(it => it.setAttribute('role', roles[it.localName]));
      $$('th', table).forEach(it => it.setAttribute('role', it.closest('thead') ? 'columnheader' : 'rowheader'));
    });
    $$('[data-columns]').filter(it => document.getElementById(it.dataset.columns)).forEach(readColumns);
    $$('table').filter(it => $('.ck', it)).forEach(sync);
  };
  document.addEventListener('htmx:load', event => settle(event.detail.elt.parentElement || event.detail.elt));
  settle(document);
})();
