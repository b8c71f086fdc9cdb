// The shell: theme, row height, navigation, menus, shortcuts, questions before an act, htmx.
(() => {
  const root = document.documentElement;
  const $ = (query, from = document) => from.querySelector(query);
  const $$ = (query, from = document) =>
    [...(from.matches?.(query) ? [from] : []), ...from.querySelectorAll(query)];
  const keep = (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
  };
  const say = words => {
    const line = $('#say');
    line.textContent = '';
    requestAnimationFrame(() => { line.textContent = words; });
  };
  const toast = words => {
    $('.toast')?.remove();
    const box = document.createElement('div');
    box.className = 'toast';
    box.textContent = words;
    document.body.append(box);
    say(words);
    setTimeout(() => box.remove(), 2600);
  };
  const typing = element => element.closest('input, textarea, select, [contenteditable]');
  // Single keys can be switched off, for those whose keys are pressed by a voice.
  const keysOn = () => {
    try {
      return localStorage.getItem('keys') !== 'off';
    } catch {
      return true;
    }
  };
  window.matricula = { $, $$, keep, say, toast, keysOn };

  // Clicks ------------------------------------------------------------------------------------
  const clicks = {
    '[data-theme-toggle]'() {
      root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
      keep('theme', root.dataset.theme);
      document.dispatchEvent(new Event('themechange'));
    },
    '[data-density-toggle]'() {
      root.dataset.density = root.dataset.density === 'compact' ? '' : 'compact';
      keep('density', root.dataset.density);
      showDensity();
    },
    '[data-nav]'() { openNav(!$('#nav').classList.contains('open')); },
    '[data-nav-close]'() { openNav(false); },
    '[data-find]'() { focusFind(); },
    '[data-open]'(button) {
      button.closest('details')?.removeAttribute('open');
      $('#' + button.dataset.open)?.showModal();
    },
    '[data-close]'(button) { button.closest('dialog, .alert')?.[button.closest('dialog') ? 'close' : 'remove'](); },
    '[data-print]'() { print(); },
    async '[data-copy]'(button) {
      await navigator.clipboard?.writeText(button.dataset.copy);
      toast(document.body.dataset.copied);
    },
  };
  document.addEventListener('click', event => {
    for (const [query, act] of Object.entries(clicks)) {
      const hit = event.target.closest(query);
      if (hit) act(hit);
    }
    $$('details[data-menu][open]').filter(it => !it.contains(event.target)).forEach(it => { it.open = false; });
  });

  const showDensity = () => $$('[data-density-toggle]')
    .forEach(it => it.setAttribute('aria-pressed', root.dataset.density === 'compact'));

  const openNav = open => {
    const button = $('[data-nav]');
    $('#nav').classList.toggle('open', open);
    button.setAttribute('aria-expanded', open);
    (open ? $('#nav a') : button)?.focus();
  };

  const focusFind = () => {
    $('.top')?.classList.add('finding');
    $('#q')?.focus();
    $('#q')?.select();
  };
  $('#q')?.addEventListener('blur', () => $('.top').classList.remove('finding'));

  // Keys --------------------------------------------------------------------------------------
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      const menu = event.target.closest('details[data-menu][open]');
      if (menu) {
        menu.open = false;
        $('summary', menu).focus();
      } else if ($('#nav.open')) {
        openNav(false);
      } else if (event.target.id === 'q') {
        event.target.blur();
      }
      return;
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest('textarea, input')?.form;
      const main = form && ($('.btn.pri[type=submit]', form) || $('[type=submit]', form));
      main?.click();
      return;
    }
    if (event.key === 'k' && (event.ctrlKey || event.metaKey) && !$('dialog[open]')) {
      event.preventDefault();
      focusFind();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !keysOn() || $('dialog[open]')) return;
    const keys = {
      '/': focusFind,
      '?': () => $('#keys')?.showModal(),
      n: () => $('.pager a[rel=next]')?.click(),
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  $('[data-keys]').checked = keysOn();
  $('[data-keys]').addEventListener('change', event => keep('keys', event.target.checked ? 'on' : 'off'));

  // Questions before an act -------------------------------------------------------------------
  const ask = (question, { reason = null, danger = false } = {}) => new Promise(answer => {
    const dialog = $('#confirm');
    const box = $('[data-reason]', dialog);
    const words = $('textarea', dialog);
    const yes = $('[data-yes]', dialog);
    $('[data-question]', dialog).textContent = question;
    box.hidden = reason === null;
    words.required = reason !== null;
    words.value = '';
    yes.classList.toggle('danger', danger);
    yes.classList.toggle('pri', !danger);
    dialog.returnValue = '';
    dialog.addEventListener('close', () => answer(dialog.returnValue === 'yes' ? words.value : null), { once: true });
    dialog.showModal();
    (reason === null ? yes : words).focus();
  });

  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-confirm]');
    if (!button || button.disabled) return;
    if (button.dataset.confirmed) {
      delete button.dataset.confirmed;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (button.form && !button.formNoValidate && !button.form.reportValidity()) return;
    const field = button.dataset.reason ?? null;
    const danger = button.matches('.danger, .warn');
    const answer = await ask(button.dataset.confirm, { reason: field, danger });
    if (answer === null) {
      button.focus();
      return;
    }
    if (field !== null && button.form) {
      const hidden = $(`input[type=hidden][name="${field}"]`, button.form) || document.createElement('input');
      Object.assign(hidden, { type: 'hidden', name: field, value: answer });
      button.form.append(hidden);
    }
    button.dataset.confirmed = 'yes';
    button.click();
  }, true);

  document.addEventListener('htmx:confirm', event => {
    if (!event.detail.question) return;
    event.preventDefault();
    ask(event.detail.question).then(answer => answer !== null && event.detail.issueRequest(true));
  });

  // htmx --------------------------------------------------------------------------------------
  // A refusal that comes as a whole page takes the place of the page, not of the fragment asked for.
  document.addEventListener('htmx:beforeSwap', event => {
    if (/^\s*<!doctype/i.test(event.detail.serverResponse || '')) {
      event.detail.target = $('#main');
      event.detail.selectOverride = '#main';
      event.detail.swapOverride = 'outerHTML';
    }
  });
  for (const trouble of ['htmx:sendError', 'htmx:timeout', 'htmx:responseError']) {
    document.addEventListener(trouble, () => toast(document.body.dataset.failed));
  }

  const settle = from => {
    showDensity();
    $$('[data-scroll-end]', from).forEach(it => { it.scrollLeft = it.scrollWidth; });
    $$('.flow, .flow-scroll', from).forEach(it => {
      const now = $('.now, .current', it)?.getBoundingClientRect();
      if (now) it.scrollLeft += now.left + now.width / 2 - it.getBoundingClientRect().left - it.clientWidth / 2;
    });
    $$('[data-focus]', from)[0]?.focus();
  };
  document.addEventListener('htmx:load', event => settle(event.detail.elt));
  settle(document);
})();
