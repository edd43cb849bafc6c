// Ask the server. Every answer is JSON, or an error that says what to do.

const ROOT = "/api/v1/";

export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.name = "ApiError";
    this.status = status;
  }
}

// Tell by a mark on the page that an answer is awaited for longer than a moment.
let awaited = 0,
  timer = 0;
function wait(step) {
  awaited += step;
  clearTimeout(timer);
  if (awaited) timer = setTimeout(() => (document.documentElement.dataset.busy = "true"), 250);
  else delete document.documentElement.dataset.busy;
}

async function ask(...request) {
  wait(1);
  try {
    return await send(...request);
  } finally {
    wait(-1);
  }
}

async function send(method, path, { params, body, signal, as } = {}) {
  const url = new URL(ROOT + path.replace(/^\//, "").split("/").map(encodeURIComponent).join("/"), location.origin);
  for (const [key, value] of Object.entries(params || {})) {
    if (value !== undefined && value !== null && value !== "") url.searchParams.set(key, value);
  }
  const request = { method, signal, headers: { Accept: "application/json" } };
  if (body !== undefined) {
    request.headers["Content-Type"] = "application/json";
    request.body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(url, request);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError(
      "kg serve 已停止或没有回应；重新运行后再试。The server does not answer; start `kg serve` again.",
      0,
    );
  }
  if (!answer.ok) throw new ApiError(await reason(answer), answer.status);
  if (answer.status === 204) return null;
  return as === "blob" ? answer.blob() : answer.json();
}

async function reason(answer) {
  try {
    return (await answer.json()).error || answer.statusText;
  } catch {
    return `${answer.status} ${answer.statusText}`;
  }
}

export const api = {
  get: (path, params, { signal, as } = {}) => ask("GET", path, { params, signal, as }),
  post: (path, body, { signal, as } = {}) => ask("POST", path, { body, signal, as }),
  del: (path, { signal } = {}) => ask("DELETE", path, { signal }),
};
