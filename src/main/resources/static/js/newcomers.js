// The reporting desk by keyboard: digits tick the papers, 0 ticks all, letters choose what bears them,
// Enter sends, Escape goes back to the field into which the next one is scanned.
(() => {
  const { $, $$, keysOn } = window.matricula;

  document.addEventListener('keydown', event => {
    const form = $('form[data-desk]');
    if (!form || !keysOn() || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest('input:not([type=checkbox]):not([type=radio]):not([type=file]), textarea, select, dialog')) return;
    if (event.key === 'Escape') {
      $('form[role=search] input[type=search]', $('main'))?.select();
      return;
    }
    const boxes = $$('input[type=checkbox][data-key]', form);
    if (event.key === '0') {
      const every = boxes.every(it => it.checked);
      boxes.forEach(it => { it.checked = !every; });
    } else {
      const it = $$('input[data-key]', form).find(box => box.dataset.key === event.key.toLowerCase());
      if (!it) return;
      if (it.type === 'file') it.focus();
      else it.checked = it.type === 'radio' || !it.checked;
    }
    event.preventDefault();
  });

  // With the photo chosen, Enter goes on.
  document.addEventListener('change', event => {
    if (event.target.matches('form[data-desk] input[type=file]')) $('form[data-desk] .btn.pri').focus();
  });
})();

// [data-sign]: a name written with finger, pen or mouse; sent as a picture and as lines.
(() => {
  const { $, $$ } = window.matricula;

  const pad = form => {
    const canvas = $('canvas', form);
    const pen = canvas.getContext('2d');
    let lines = [];
    let line = null;
    const place = event => {
      const box = canvas.getBoundingClientRect();
      const at = (value, from, size, most) => Math.max(0, Math.min(most, Math.round((value - from) / size * most)));
      return [at(event.clientX, box.left, box.width, 600), at(event.clientY, box.top, box.height, 200)];
    };
    const draw = () => {
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, 600, 200);
      pen.strokeStyle = '#000';
      pen.lineWidth = 4;
      pen.lineCap = pen.lineJoin = 'round';
      lines.forEach(points => {
        pen.beginPath();
        points.forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
        pen.stroke();
      });
    };
    canvas.addEventListener('pointerdown', event => {
      canvas.setPointerCapture(event.pointerId);
      line = [place(event)];
      lines.push(line);
      event.preventDefault();
    });
    canvas.addEventListener('pointermove', event => {
      if (!line) return;
      line.push(place(event));
      draw();
    });
    const lift = () => { line = null; };
    canvas.addEventListener('pointerup', lift);
    canvas.addEventListener('pointercancel', lift);
    canvas.addEventListener('touchmove', event => event.preventDefault(), { passive: false });
    $('[data-sign-clear]', form).addEventListener('click', () => {
      lines = [];
      draw();
    });
    form.addEventListener('formdata', event => {
      const path = lines.filter(it => it.length > 1)
        .map(points => points.map(([x, y], i) => (i ? 'L' : 'M') + x + ' ' + y).join('')).join('');
      event.formData.set('strokes', path);
      event.formData.set('picture', canvas.toDataURL('image/png'));
    });
    draw();
  };
  $$('form[data-sign]').forEach(pad);
})();

// form[data-compare]: a class gone through by keyboard; up and down change the student, digits choose.
(() => {
  const { $, $$, keysOn } = window.matricula;

  document.addEventListener('keydown', event => {
    const form = $('form[data-compare]');
    if (!form || !keysOn() || event.ctrlKey || event.altKey || event.metaKey) return;
    const all = $$('select[name^="said-"]', form);
    const at = all.indexOf(document.activeElement);
    if (at < 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)];
      if (next) next.focus();
    } else if (/^[0-9]$/.test(event.key) && Number(event.key) < all[at].options.length) {
      all[at].selectedIndex = Number(event.key);
      if (event.key === '1' && all[at + 1]) all[at + 1].focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-compare-all]');
    if (!button) return;
    $$('select[name^="said-"]', button.closest('form'))
      .filter(it => it.value === '')
      .forEach(it => { it.value = 'ok'; });
  });
})();
