// @ts-nocheck: it replaces parts of Node by their names
// Loaded by Electron before the app (`-r`): notes every file, address, program and native file that the main process asks for.
const childProcess = require('node:child_process');
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');

const noted = { files: [], addresses: [], programs: [], natives: [] };
globalThis.noted = noted;

const files = [
  'access',
  'appendFile',
  'mkdir',
  'open',
  'readFile',
  'readdir',
  'rename',
  'rm',
  'stat',
  'unlink',
  'writeFile',
];
for (const [holder, names] of [
  [fs, files.flatMap((name) => [name, `${name}Sync`])],
  [fs.promises, files],
]) {
  for (const name of names) {
    const original = holder[name];
    holder[name] = function note(file, ...rest) {
      if (typeof file === 'string') noted.files.push(file);
      return original.call(this, file, ...rest);
    };
  }
}
for (const name of ['spawn', 'spawnSync', 'execFile', 'execFileSync', 'fork']) {
  const original = childProcess[name];
  childProcess[name] = function note(program, ...rest) {
    noted.programs.push(program);
    return original.call(this, program, ...rest);
  };
}
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function note(...values) {
  noted.addresses.push(JSON.stringify(values[0]));
  return connect.apply(this, values);
};
const { dlopen } = process;
process.dlopen = function note(module, file, ...rest) {
  noted.natives.push({ file, at: Date.now() });
  return dlopen.call(this, module, file, ...rest);
};
syncBuiltinESMExports();
