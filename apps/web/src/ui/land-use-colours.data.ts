/** Colours of land-use classes: pale, so that lines and words stay legible on them. */
export const LAND_USE_COLOURS: Readonly<Record<string, string>> = {
  industrial: '#e2d5c3',
  residential: '#f2ead0',
  commercial: '#f2d6d6',
  cultivated: '#e9f1da',
  green: '#d7ead0',
  water: '#cbe0ef',
  road: '#e4e4e4',
  vacant: '#f1f1f1',
};

/** Colour of a class that has none of its own. */
export const OTHER_CLASS_COLOUR = '#eeeeee';
