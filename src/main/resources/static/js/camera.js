// [data-camera]: a photo taken by the computer's own camera and put into the file field it names, so that
// it is sent and checked like one that was chosen. Where there is no camera, or none is allowed, the file
// field is what is left. C opens the camera, then Space or Enter is the shutter.
(() => {
  const { $, $$, keysOn } = window.matricula;
  const QUALITIES = [1, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4];
  const KEY = 'matricula.camera';

  const blobs = async (canvas, least, most) => {
    let last = null;
    for (const quality of QUALITIES) {
      const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', quality));
      if (last && blob.size < least) return last;
      last = blob;
      if (blob.size <= most) return blob;
    }
    return last;
  };

  const setUp = box => {
    if (!navigator.mediaDevices || !navigator.mediaDevices.getUserMedia) return;
    box.hidden = false;
    const input = document.getElementById(box.dataset.camera);
    const named = box.dataset.named ? document.getElementById(box.dataset.named) : null;
    const video = $('video', box);
    const canvas = $('canvas', box);
    const open = $('[data-camera-open]', box);
    const shutter = $('[data-camera-shoot]', box);
    const said = $('[role=status]', box);
    const number = (key, other) => Number(box.dataset[key]) || other;

    const live = on => {
      video.hidden = !on;
      canvas.hidden = true;
      shutter.hidden = !on;
      open.hidden = on;
    };
    const start = async focus => {
      try {
        video.srcObject = video.srcObject || await navigator.mediaDevices.getUserMedia({
          audio: false,
          video: { width: { ideal: 1280 }, height: { ideal: 960 }, facingMode: 'user' },
        });
        await video.play();
      } catch (refused) {
        said.textContent = box.dataset.denied;
        sessionStorage.removeItem(KEY);
        input.focus();
        return;
      }
      sessionStorage.setItem(KEY, 'on');
      said.textContent = '';
      live(true);
      if (focus) shutter.focus();
    };
    const shoot = async () => {
      if (named && !named.value.trim()) {
        said.textContent = box.dataset.nameless;
        named.focus();
        return;
      }
      const ratio = number('ratio', 0.75);
      const width = Math.min(video.videoWidth, video.videoHeight * ratio);
      const height = width / ratio;
      canvas.width = number('width', 480);
      canvas.height = Math.round(canvas.width / ratio);
      canvas.getContext('2d').drawImage(video, (video.videoWidth - width) / 2, (video.videoHeight - height) / 2,
        width, height, 0, 0, canvas.width, canvas.height);
      const blob = await blobs(canvas, number('least', 0), number('most', Infinity));
      const files = new DataTransfer();
      files.items.add(new File([blob], (named ? named.value.trim() : 'photo') + '.jpg', { type: 'image/jpeg' }));
      input.files = files.files;
      live(false);
      canvas.hidden = false;
      said.textContent = box.dataset.taken;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      if (!input.closest('form[data-desk]')) $('.btn.pri[type=submit]', input.form).focus();
    };
    open.addEventListener('click', () => start(true));
    shutter.addEventListener('click', shoot);
    if (named) {
      named.addEventListener('keydown', event => {
        if (event.key !== 'Enter' || shutter.hidden) return;
        event.preventDefault();
        shutter.focus();
      });
    }
    document.addEventListener('keydown', event => {
      if (!keysOn() || event.ctrlKey || event.altKey || event.metaKey || event.key.toLowerCase() !== 'c') return;
      if (event.target.closest('input:not([type=checkbox]):not([type=radio]):not([type=file]), textarea, select, dialog')) return;
      start(true);
      event.preventDefault();
    });
    window.addEventListener('pagehide', () => {
      if (video.srcObject) video.srcObject.getTracks().forEach(it => it.stop());
    });
    if (sessionStorage.getItem(KEY) === 'on') start(false);
  };
  $$('[data-camera]').forEach(setUp);
})();
