// A signature is kept as the strokes themselves: M x y L x y …, within 600 by 200.
for (const field of document.querySelectorAll("[data-signature]")) {
  const pad = field.querySelector("canvas");
  const kept = field.querySelector("input");
  const pen = pad.getContext("2d");
  let strokes = [];
  let drawing = false;
  const at = (event) => {
    const box = pad.getBoundingClientRect();
    const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
    return [
      within(((event.clientX - box.left) * pad.width) / box.width, pad.width - 1),
      within(((event.clientY - box.top) * pad.height) / box.height, pad.height - 1),
    ];
  };
  pen.lineWidth = 3;
  pen.lineCap = "round";
  pen.strokeStyle = getComputedStyle(pad).color;
  pad.addEventListener("pointerdown", (event) => {
    drawing = true;
    pad.setPointerCapture(event.pointerId);
    const [x, y] = at(event);
    pen.beginPath();
    pen.moveTo(x, y);
    strokes.push(`M${x} ${y}`);
    event.preventDefault();
  });
  pad.addEventListener("pointermove", (event) => {
    if (!drawing || strokes.length >= 4000) return;
    const [x, y] = at(event);
    pen.lineTo(x, y);
    pen.stroke();
    strokes.push(`L${x} ${y}`);
    kept.value = strokes.join(" ");
  });
  pad.addEventListener("pointerup", () => (drawing = false));
  field.querySelector("[data-clear]").addEventListener("click", () => {
    pen.clearRect(0, 0, pad.width, pad.height);
    strokes = [];
    kept.value = "";
  });
}
