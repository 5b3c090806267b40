// A control room of sixty in three shifts: what a lead's grid must bear.
export function largeTeam() {
  let text = '[desk]\nid = "room"\nname = "Room"\nzone = "Europe/London"\nleads = ["p0", "p1"]\n'
    + 'service = "mon-fri 08:00-18:00"\n\n';
  for (let i = 0; i < 60; ++i)
    text += `[[person]]\nid = "p${i}"\nname = "Person Number ${i}"\nreach = ["+44 7700 900101"]\n\n`;
  text += '[[rota]]\nid = "room"\nname = "Control room"\ncounts = "work"\nreach = ["+44 1632 960300"]\n';
  for (const [shift, when] of [['early', '07:00-15:00'], ['late', '15:00-23:00'], ['night', '23:00-07:00']])
    text += `\n[[rota.shift]]\nid = "${shift}"\nwhen = "daily ${when}"\nstaff = 9\n`;
  return text;
}
