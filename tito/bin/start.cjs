'use strict';
void import('../src/main.ts');
