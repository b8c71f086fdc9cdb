// Charts: bar, stacked, share, line, pyramid and sankey, drawn as SVG in the theme's colours from a
// JSON address (data-chart-url) or from a table of the page (data-chart-table). The table's data-words
// says how many of its columns are words. [data-chart-save] keeps the page's chart as a file,
// [data-chart-patterns] draws patterns besides colours.
(() => {
  const { $, $$ } = window.matricula;
  const SOURCE = '/_static/echarts/6.0.0/dist/';
  const ROW = 26;
  const drawn = new Map();
  let library;
  let patterns = localStorage.getItem('chart-patterns') === 'yes';

  // flows are not among the common charts
  const load = flows => library ||= new Promise((done, failed) => {
    const script = document.createElement('script');
    const file = flows ? 'echarts.min.js' : 'echarts.common.min.js';
    Object.assign(script, { src: SOURCE + file, onload: done, onerror: failed });
    document.head.append(script);
  });
  const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colours = () => [1, 2, 3, 4, 5, 6].map(it => token('--chart-' + it));
  const number = text => Number(text.replace(/[,\s%]/g, '')) || 0;

  const fromTable = id => {
    const table = document.getElementById(id);
    const words = Number(table.dataset.words || 1);
    const heads = $$('thead tr:last-child th', table).slice(words);
    const rows = $$('tbody tr:not(.sum)', table);
    return {
      categories: rows.map(it => it.cells[0].textContent.trim()),
      ends: words > 1 ? rows.map(it => it.cells[1].textContent.trim()) : null,
      series: heads.map((head, at) => ({
        name: head.textContent.trim(),
        data: rows.map(it => number(it.cells[at + words].dataset.value || it.cells[at + words].textContent)),
        links: rows.map(it => $('a', it.cells[at + words])?.getAttribute('href') || null),
      })),
    };
  };
  const figures = async box => box.dataset.chartTable
    ? fromTable(box.dataset.chartTable)
    : (await fetch(box.dataset.chartUrl, { headers: { Accept: 'application/json' } })).json();

  const axis = () => ({
    axisLabel: { color: token('--text-3'), fontSize: 12, hideOverlap: true },
    axisLine: { lineStyle: { color: token('--line') } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: token('--grid') } },
  });
  // built here: the library's own is a text with styles in it, which the page's policy forbids
  const tip = (shown, told) => {
    const all = document.createElement('div');
    all.append(shown[0].axisValueLabel);
    for (const it of shown) {
      const line = document.createElement('div');
      const mark = document.createElement('i');
      Object.assign(mark.style, { display: 'inline-block', width: '10px', height: '10px', borderRadius: '5px', marginRight: '6px', background: it.color });
      const value = document.createElement('b');
      value.textContent = ' ' + told(it.value);
      line.append(mark, it.seriesName, value);
      all.append(line);
    }
    return all;
  };
  const tooltip = unit => ({
    trigger: 'axis',
    axisPointer: { type: 'shadow', shadowStyle: { color: token('--hover'), opacity: .5 } },
    confine: true,
    backgroundColor: token('--surface'),
    borderColor: token('--line'),
    textStyle: { color: token('--text'), fontSize: 12 },
    formatter: shown => tip(shown, it => Math.abs(it).toLocaleString() + (unit ? ' ' + unit : '')),
  });
  const round = horizontal => horizontal ? [0, 3, 3, 0] : [3, 3, 0, 0];

  const series = {
    bar: (it, at, all, flat) => ({
      type: 'bar', barMaxWidth: flat ? 14 : 22, barGap: '20%', itemStyle: { borderRadius: round(flat) },
    }),
    stacked: (it, at, all, flat) => ({
      type: 'bar', stack: 'all', barMaxWidth: flat ? 16 : 28,
      itemStyle: { borderRadius: at === all.length - 1 ? round(flat) : 0 },
    }),
    share: (it, at, all) => ({
      type: 'bar', stack: 'all', barMaxWidth: 20,
      data: it.data.map((value, row) => {
        const sum = all.reduce((total, other) => total + other.data[row], 0);
        return sum === 0 ? 0 : Math.round(value * 1000 / sum) / 10;
      }),
    }),
    line: () => ({ type: 'line', symbol: 'circle', symbolSize: 6, lineStyle: { width: 2 } }),
    pyramid: (it, at) => ({
      type: 'bar', stack: 'all', barCategoryGap: '22%',
      itemStyle: { borderRadius: at === 0 ? [3, 0, 0, 3] : [0, 3, 3, 0] },
      data: it.data.map(value => at === 0 ? -value : value),
    }),
  };

  const aria = () => ({ enabled: true, label: { enabled: false }, decal: { show: patterns } });

  // the same word on both sides is two nodes
  const flows = (box, data) => {
    const from = data.categories.map(it => 'from ' + it);
    const to = data.ends.map(it => 'to ' + it);
    const shown = it => it.replace(/^(from|to) /, '');
    const words = [...new Set([...data.categories, ...data.ends])];
    const narrow = box.clientWidth < 480;
    return {
      animation: false,
      aria: aria(),
      color: colours(),
      textStyle: { fontFamily: token('--font'), fontSize: 12 },
      tooltip: {
        ...tooltip(data.unit),
        trigger: 'item',
        formatter: it => it.dataType === 'edge'
          ? shown(it.data.source) + ' → ' + shown(it.data.target) + '  ' + it.value.toLocaleString()
          : shown(it.name) + '  ' + it.value.toLocaleString(),
      },
      series: [{
        type: 'sankey', left: 4, right: narrow ? 84 : 130, top: 8, bottom: 8, nodeWidth: narrow ? 12 : 16, nodeGap: 12,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: 'source', opacity: .35, curveness: .5 },
        label: { color: token('--text'), formatter: it => shown(it.name) + '  ' + it.value.toLocaleString(), width: narrow ? 80 : 124, overflow: 'break' },
        data: [...new Set([...from, ...to])].map(name => ({ name, itemStyle: { color: colours()[words.indexOf(shown(name)) % 6] } })),
        cursor: 'pointer',
        links: data.series[0].data.map((value, at) => ({ source: from[at], target: to[at], value })),
      }],
    };
  };

  const options = (box, data) => {
    const kind = box.dataset.chart;
    if (kind === 'sankey') return flows(box, data);
    const flat = kind === 'pyramid' || box.dataset.horizontal === 'true';
    const base = axis();
    const category = { type: 'category', data: data.categories, ...base, splitLine: { show: false } };
    const value = { type: 'value', ...base, axisLine: { show: false }, splitNumber: 4 };
    if (flat) category.inverse = kind !== 'pyramid';
    if (kind === 'share') Object.assign(value, { max: 100, interval: 25, axisLabel: { ...base.axisLabel, formatter: '{value}%' } });
    if (kind === 'pyramid') value.axisLabel = { ...base.axisLabel, formatter: it => Math.abs(it).toLocaleString() };
    const many = data.series.length > 1;
    return {
      animation: false,
      aria: aria(),
      color: data.series.length === 2 && kind === 'bar' ? [colours()[1], colours()[0]] : colours(),
      textStyle: { fontFamily: token('--font'), fontSize: 12 },
      legend: many ? { top: 0, left: 0, padding: 0, itemWidth: 10, itemHeight: 10, itemGap: 14, icon: kind === 'line' ? 'circle' : 'roundRect', textStyle: { color: token('--text-2') } } : undefined,
      grid: { left: 4, right: 12, top: many ? 30 : 12, bottom: 4, containLabel: true },
      tooltip: tooltip(kind === 'share' ? '%' : data.unit),
      xAxis: flat ? value : category,
      yAxis: flat ? category : value,
      series: data.series.map((it, at) => ({
        name: it.name, data: it.data, cursor: it.links ? 'pointer' : 'default', ...series[kind](it, at, data.series, flat),
      })),
    };
  };

  const draw = (box, data) => {
    const told = box.getAttribute('aria-label');
    drawn.get(box)?.chart.dispose();
    const rows = data.categories.length * ROW + 60;
    if (box.dataset.horizontal === 'true' && rows > box.clientHeight) box.style.height = rows + 'px';
    const chart = window.echarts.init(box, null, { renderer: 'svg' });
    chart.setOption(options(box, data));
    chart.on('click', it => {
      if (it.dataType === 'node') return;
      const href = data.series[it.seriesIndex].links?.[it.dataIndex];
      if (href) location.assign(href);
    });
    box.setAttribute('role', 'img');
    box.setAttribute('aria-label', told);
    box.dataset.drawn = 'yes';
    drawn.set(box, { chart, data });
  };
  const resized = new ResizeObserver(all => all.forEach(it => drawn.get(it.target)?.chart.resize()));

  const settle = async from => {
    const fresh = $$('[data-chart]', from).filter(it => !drawn.has(it));
    if (fresh.length === 0) return;
    await load(fresh.some(it => it.dataset.chart === 'sankey'));
    for (const box of fresh) {
      draw(box, await figures(box));
      resized.observe(box);
    }
  };
  const keep = (address, name) => {
    const link = document.createElement('a');
    Object.assign(link, { href: address, download: name });
    link.click();
  };
  const save = kind => {
    const [box, { chart, data }] = [...drawn][0];
    const name = document.title + '.' + kind;
    if (kind === 'svg') {
      const address = URL.createObjectURL(new Blob([chart.renderToSVGString()], { type: 'image/svg+xml' }));
      keep(address, name);
      setTimeout(() => URL.revokeObjectURL(address));
      return;
    }
    const canvas = document.createElement('div');
    const size = { renderer: 'canvas', width: box.clientWidth, height: box.clientHeight };
    const picture = window.echarts.init(canvas, null, size);
    picture.setOption(options(box, data));
    keep(picture.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: token('--surface') }), name);
    picture.dispose();
  };
  const pressed = () => $$('[data-chart-patterns]').forEach(it => it.setAttribute('aria-pressed', patterns));
  document.addEventListener('click', event => {
    const saving = event.target.closest('[data-chart-save]');
    if (saving && drawn.size > 0) save(saving.dataset.chartSave);
    if (event.target.closest('[data-chart-patterns]')) {
      patterns = !patterns;
      localStorage.setItem('chart-patterns', patterns ? 'yes' : 'no');
      pressed();
      drawn.forEach(({ data }, box) => draw(box, data));
    }
  });
  pressed();
  document.addEventListener('themechange', () => drawn.forEach(({ data }, box) => draw(box, data)));
  document.addEventListener('htmx:load', event => settle(event.detail.elt));
  document.addEventListener('htmx:afterSwap', () => {
    for (const [box, { chart }] of drawn) {
      if (!box.isConnected) {
        chart.dispose();
        drawn.delete(box);
      }
    }
  });
  settle(document);
})();
