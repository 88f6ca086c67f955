#!/usr/bin/env node
// The entry, in old-style JavaScript so that any Node can read it far enough to say what is wrong.
'use strict';
var MINIMUM_NODE = 24;
if (Number(process.versions.node.split('.')[0]) < MINIMUM_NODE) {
  console.error(
    'tito: this is Node ' +
      process.versions.node +
      '; tito runs on the Node 26 that its workspace brings.\n' +
      'Start it as bin/tito from the course folder, or with `npx tito` inside it.',
  );
  process.exitCode = 3;
} else {
  if (process.env.NODE_ENV === undefined) process.env.NODE_ENV = 'production'; // React's fast build
  if (process.env.NO_COLOR) process.env.FORCE_COLOR = '0'; // Ink's chalk knows only FORCE_COLOR
  require('module').enableCompileCache();
  require('./start.cjs');
}
