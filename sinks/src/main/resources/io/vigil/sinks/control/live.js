'use strict';
// One socket brings everything: text is the state of all cameras, binary is a picture with its boxes.
// Whatever came from outside (ids, labels, texts) reaches the page through textContent or a canvas only.
const grid = document.getElementById('cameras');
const link = document.getElementById('link');
const tiles = new Map();
const number = new Intl.NumberFormat('en');
const TRAIL_MICROS = 2e6;

function element(tag, className, parent, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  parent.appendChild(made);
  return made;
}

function tile(camera) {
  let known = tiles.get(camera);
  if (known) return known;
  const empty = document.getElementById('empty');
  if (empty) empty.remove();
  const root = document.createElement('article');
  root.className = 'camera';
  root.dataset.camera = camera;
  const top = element('div', 'top', root);
  element('span', 'dot', top);
  element('span', 'name', top, camera);
  const status = element('span', 'status', top);
  const fps = element('span', 'fps', top);
  const stage = element('div', 'stage', root);
  const canvas = element('canvas', '', stage);
  const clock = element('div', 'clock', stage);
  const counts = element('div', 'counts', root);
  const ledger = element('div', 'ledger', root);
  known = { root, status, fps, stage, canvas, clock, counts, ledger, trails: new Map(), drawn: 0, order: 0 };
  tiles.set(camera, known);
  const after = [...grid.children].find(other => other.dataset.camera > camera);
  grid.insertBefore(root, after || null);
  grid.classList.toggle('single', tiles.size === 1);
  return known;
}

function clockText(micros) {
  const iso = new Date(micros / 1000).toISOString();
  return iso.slice(0, 10) + '  ' + iso.slice(11, 21) + ' UTC';
}

function remember(tile, header) {
  const alive = new Set();
  for (const mark of header.tracks) {
    alive.add(mark.id);
    const path = tile.trails.get(mark.id) || [];
    path.push({ x: (mark.left + mark.right) / 2, y: mark.bottom, at: header.capturedAtMicros });
    tile.trails.set(mark.id, path.filter(p => Math.abs(header.capturedAtMicros - p.at) < TRAIL_MICROS));
  }
  for (const id of tile.trails.keys()) if (!alive.has(id)) tile.trails.delete(id);
}

function draw(tile, header, picture) {
  const canvas = tile.canvas;
  const ratio = Math.min(window.devicePixelRatio || 1, 2);
  const width = Math.round(canvas.clientWidth * ratio) || header.width;
  const height = Math.round(width * header.height / header.width);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    tile.stage.style.aspectRatio = header.width + ' / ' + header.height;
  }
  const scale = width / header.width;
  const pen = canvas.getContext('2d', { alpha: false });
  pen.imageSmoothingQuality = 'medium';
  pen.drawImage(picture, 0, 0, width, height);
  pen.lineCap = 'round';
  for (const mark of header.tracks) {
    const path = tile.trails.get(mark.id) || [];
    pen.strokeStyle = mark.colour;
    pen.lineWidth = 3 * ratio;
    for (let i = 1; i < path.length; i++) {
      pen.globalAlpha = Math.max(0, 1 - (header.capturedAtMicros - path[i].at) / TRAIL_MICROS);
      pen.beginPath();
      pen.moveTo(path[i - 1].x * scale, path[i - 1].y * scale);
      pen.lineTo(path[i].x * scale, path[i].y * scale);
      pen.stroke();
    }
    pen.globalAlpha = 1;
  }
  const size = 12 * ratio;
  pen.font = '600 ' + size + 'px system-ui, "DejaVu Sans", sans-serif';
  pen.textBaseline = 'middle';
  for (const mark of header.tracks) {
    const x = mark.left * scale, y = mark.top * scale;
    const w = (mark.right - mark.left) * scale, h = (mark.bottom - mark.top) * scale;
    pen.strokeStyle = 'rgba(8, 11, 16, .75)';
    pen.lineWidth = 4 * ratio;
    pen.strokeRect(x, y, w, h);
    pen.strokeStyle = mark.colour;
    pen.lineWidth = 2 * ratio;
    pen.strokeRect(x, y, w, h);
  }
  for (const mark of header.tracks) {
    const text = mark.id + ' ' + mark.label;
    const wide = pen.measureText(text).width + 12 * ratio;
    const tall = size * 1.5;
    const x = Math.max(0, Math.min(mark.left * scale - ratio, width - wide));
    const above = mark.top * scale - tall - ratio;
    const y = Math.max(0, above);
    pen.fillStyle = 'rgba(12, 16, 22, .86)';
    pen.fillRect(x, y, wide, tall);
    pen.fillStyle = mark.colour;
    pen.fillRect(x, y, 3 * ratio, tall);
    pen.fillStyle = '#fff';
    pen.fillText(text, x + 8 * ratio, y + tall / 2);
  }
  tile.clock.textContent = clockText(header.capturedAtMicros);
  tile.root.dataset.pictures = String(++tile.drawn);
}

async function picture(buffer) {
  const length = new DataView(buffer).getUint32(0);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const target = tile(header.camera);
  const order = ++target.order;
  remember(target, header);
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(buffer, 4 + length)], { type: 'image/jpeg' }));
  // Decoding may overtake: an older picture never replaces a newer one.
  if (order >= (target.shown || 0)) {
    target.shown = order;
    draw(target, header, bitmap);
  }
  bitmap.close();
}

function entry(parent, value, text, className) {
  const span = element('span', className || '', parent);
  element('b', '', span, value);
  span.appendChild(document.createTextNode(text));
  return span;
}

function sum(reasons) {
  return Object.values(reasons).reduce((a, b) => a + b, 0);
}

function reasons(map) {
  const named = Object.entries(map).filter(e => e[1] > 0).map(e => e[0] + ' ' + number.format(e[1]));
  return named.length ? ' (' + named.join(', ') + ')' : '';
}

function describe(camera) {
  const target = tile(camera.camera);
  target.status.textContent = camera.status;
  const delay = camera.boxesAfterMillis;
  target.fps.textContent = camera.framesPerSecond.toFixed(1) + ' fps'
    + (delay.p50 >= 0 ? ' · boxes after ' + delay.p50 + ' ms (p95 ' + delay.p95 + ')' : '');
  target.root.classList.toggle('live', camera.framesPerSecond > 0);
  target.root.classList.toggle('still', camera.framesPerSecond === 0);
  target.counts.replaceChildren();
  entry(target.counts, number.format(camera.visible), 'in view', 'count now');
  for (const [label, count] of Object.entries(camera.totals)) entry(target.counts, number.format(count), label + ' so far', 'count');
  target.ledger.replaceChildren();
  const ledger = camera.ledger;
  if (!ledger) {
    entry(target.ledger, '', 'No account of frames yet');
    return;
  }
  entry(target.ledger, number.format(ledger.captured), ' captured');
  entry(target.ledger, number.format(ledger.processed), ' processed');
  const shed = sum(ledger.shed), dead = sum(ledger.dead);
  entry(target.ledger, number.format(shed), ' shed' + reasons(ledger.shed), shed ? 'trouble' : '');
  entry(target.ledger, number.format(dead), ' rejected' + reasons(ledger.dead), dead ? 'trouble' : '');
  entry(target.ledger, number.format(ledger.duplicates), ' doubled', '');
  element('span', camera.balanced ? 'verdict' : 'verdict open', target.ledger,
    camera.balanced ? '✓ every frame accounted for' : 'account still open');
}

function ago(seconds) {
  return seconds < 2 ? 'now' : seconds < 120 ? seconds + ' s ago' : Math.floor(seconds / 60) + ' min ago';
}

function announce(said) {
  const list = document.getElementById('announcements');
  const recent = said.slice(-3).reverse();
  const key = recent.map(s => s.number).join();
  if (list.dataset.key !== key) {
    list.dataset.key = key;
    list.replaceChildren();
    recent.forEach((s, i) => {
      const row = element('div', i === 0 ? 'said newest' : 'said', list, s.text);
      element('time', '', row);
    });
  }
  recent.forEach((s, i) => { list.children[i].lastChild.textContent = ago(s.secondsAgo); });
}

function state(message) {
  message.cameras.forEach(describe);
  announce(message.announcements);
  const overall = document.getElementById('overall');
  overall.replaceChildren();
  const visible = message.cameras.reduce((a, c) => a + c.visible, 0);
  const total = message.cameras.reduce((a, c) => a + sum(c.totals), 0);
  entry(overall, number.format(message.cameras.length), message.cameras.length === 1 ? ' camera · ' : ' cameras · ');
  entry(overall, number.format(visible), ' in view · ');
  entry(overall, number.format(total), ' tracks so far');
}

function connect(wait) {
  const socket = new WebSocket('ws://' + location.host + '/live');
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => { wait = 500; link.textContent = 'connected'; link.className = 'link on'; };
  socket.onmessage = event => {
    if (typeof event.data === 'string') state(JSON.parse(event.data));
    else picture(event.data).catch(error => console.warn('picture left out', error));
  };
  socket.onclose = () => {
    link.textContent = 'disconnected';
    link.className = 'link off';
    setTimeout(() => connect(Math.min(wait * 2, 5000)), wait);
  };
}
connect(500);
