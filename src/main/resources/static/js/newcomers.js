// The reporting desk by keyboard: digits tick the papers, 0 ticks all, Enter sends.
(() => {
  const { $, $$, keysOn } = window.matricula;

  document.addEventListener('keydown', event => {
    const form = $('form[data-keys]');
    if (!form || !keysOn() || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, dialog')) return;
    const boxes = $$('input[data-key]', form);
    if (event.key === '0') {
      const every = boxes.every(it => it.checked);
      boxes.forEach(it => { it.checked = !every; });
    } else {
      const box = boxes.find(it => it.dataset.key === event.key);
      if (!box) return;
      box.checked = !box.checked;
    }
    event.preventDefault();
  });
})();
