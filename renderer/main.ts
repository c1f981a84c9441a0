import './policy.ts';
import { mount } from 'svelte';
import App from './App.svelte';
import './ui/theme.css';
import './ui/base.css';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');
mount(App, { target });
