// This site keeps nothing in the browser. htmx would note the current path in sessionStorage; without one it does not.
for (const name of ["sessionStorage", "localStorage"]) {
  Object.defineProperty(window, name, { get: () => undefined });
}
