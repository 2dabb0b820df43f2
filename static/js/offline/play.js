// Playing on the device, as curriculum/rules/scenario_play.py does: one table of games is played on
// both sides. The choices taken say everything. What the server plays again is what counts.

export function play(scenario, choices) {
  const game = { first: begin(scenario), turns: [] };
  for (const place of choices) {
    const before = nowOf(game);
    const choice = scenario.scenes[before.scene].choices[place];
    if (!choice) throw new Error(`${before.scene}: ${place}`);
    game.turns.push(turnOf(before, place, choice, after(scenario, before, choice)));
  }
  return game;
}

export const nowOf = ({ first, turns }) => (turns.length ? turns.at(-1).after : first);
export const isOver = (scenario, game) => scenario.scenes[nowOf(game).scene].is_ending;
export const backTo = (choices, number) => choices.slice(0, Math.max(number - 1, 0));

// What these ways led to, beside what is known: each ending after the most scenes it took.
export function endingsOf(scenario, known, ways) {
  const endings = { ...known };
  for (const game of ways.map((way) => play(scenario, way))) {
    const { scene } = nowOf(game);
    if (isOver(scenario, game)) endings[scene] = Math.max(game.turns.length, endings[scene] || 0);
  }
  return endings;
}

// Whether only the sentence is missing.
export function isLed(endings, enough) {
  const scenes = Object.values(endings);
  return scenes.some((count) => count >= enough.scenes) || scenes.length >= enough.endings;
}

function begin(scenario) {
  const { start, trust } = scenario;
  return { scene: start, trust: trust.start, clues: gathered([], scenario.scenes[start]) };
}

function turnOf(before, place, choice, then) {
  const new_clues = then.clues.slice(before.clues.length);
  return { before, place, after: then, new_clues, gained: then.trust - before.trust };
}

function after(scenario, moment, choice) {
  const { least, most } = scenario.trust;
  const trust = Math.max(least, Math.min(most, moment.trust + choice.trust));
  const scene = targetOf(scenario, choice, trust, moment.clues);
  return { scene, trust, clues: gathered(moment.clues, scenario.scenes[scene]) };
}

function targetOf(scenario, { to, condition }, trust, clues) {
  if (trust === scenario.trust.least) return scenario.break_off;
  return condition && !isMet(condition, trust, clues) ? condition.otherwise : to;
}

function isMet(condition, trust, clues) {
  const isKnown = condition.clues.every((clue) => clues.includes(clue));
  return isKnown && trust >= condition.trust && clues.length >= condition.clue_count;
}

const gathered = (clues, scene) => [...clues, ...scene.clues.filter((it) => !clues.includes(it))];
