package web

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// checkScript finds what keeps people from reading a page: text that stands out
// too little from its ground, what is wider than the window, fields without a
// label and links that are too small to be touched.
const checkScript = `(() => {
	const faults = [];
	const parse = c => { const m = c.match(/[\d.]+/g).map(Number); return m.length < 4 ? [...m.slice(0, 3), 1] : m; };
	const light = ([r, g, b]) => { const f = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
		return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
	const ground = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] > 0) return c; } return [255, 255, 255, 1]; };
	const seen = new Set();
	for (const e of document.body.querySelectorAll("*")) {
		if (e.closest("svg") || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.offsetParent) continue;
		const s = getComputedStyle(e), a = light(parse(s.color)), b = light(ground(e));
		const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		const key = e.tagName + "." + e.className + " " + s.color + " on " + ground(e);
		if (ratio < 4.5 && !seen.has(key)) { seen.add(key); faults.push("contrast " + ratio.toFixed(1) + " of " + key); }
	}
	if (document.documentElement.scrollWidth > innerWidth) faults.push("wider than the window: " + document.documentElement.scrollWidth);
	for (const f of document.querySelectorAll("input:not([type=hidden]), select, textarea"))
		if (!f.labels.length && !f.getAttribute("aria-label")) faults.push("no label: " + f.name);
	for (const e of document.querySelectorAll("button, .top nav a, input, select"))
		if (e.offsetParent && e.getBoundingClientRect().height < 24) faults.push("small: " + e.outerHTML);
	return faults.join("\n");
})()`

// axeScript has axe-core name what it holds for serious.
const axeScript = `axe.run().then(r => document.axeFaults = r.violations.filter(v => v.impact == "serious" || v.impact == "critical")
	.map(v => v.id + ": " + v.nodes[0].html).join("\n")); true`

// axe checks a page with axe-core, if the file that AXE names has it.
func (b *browser) axe() string {
	name := os.Getenv("AXE")
	if name == "" {
		return ""
	}
	axe, err := os.ReadFile(name)
	if err != nil {
		b.t.Fatal(err)
	}
	run(b, chromedp.Evaluate[bool](string(axe)+"; true"))
	run(b, chromedp.Evaluate[bool](axeScript))
	run(b, chromedp.Poll[bool](`document.axeFaults !== undefined`))
	return run(b, chromedp.Evaluate[string](`document.axeFaults`))
}

// Every page, at the width of a desk and of a hand, light and dark.
func TestPagesInBrowser(t *testing.T) {
	b := newBrowser(t, sampleServer(t))
	const flood = "/article?iri=ng:article/seeds/osijek-flood.txt"
	for name, path := range map[string]string{
		"home": "/", "search": "/search?q=river", "article": flood + "&at=839,896#char=839,896", "actor": "/actor?name=Kovac", "place": "/place?name=Osijek",
		"event": "/event?iri=ng:article/seeds/concepcion-prison.txt%23e1", "contested": "/contested?limit=9", "network": "/network?limit=30", "timeline": "/timeline?actor=Kovac",
		"questions": "/questions", "question": "/questions/who-did-what?place=Osijek", "missing": "/nowhere/",
	} {
		for _, view := range []struct {
			name   string
			width  int64
			scheme string
		}{{"desk", 1280, "light"}, {"hand", 390, "dark"}} {
			b.view(view.width, view.scheme)
			run(b, chromedp.Navigate(b.base+path))
			if faults := run(b, chromedp.Evaluate[string](checkScript)) + b.axe(); faults != "" {
				t.Errorf("%s, %s: %s", name, view.name, faults)
			}
			b.screenshot(name + "-" + view.name + ".png")
		}
	}
	b.mu.Lock()
	b.failed = nil // the page that is missing
	b.mu.Unlock()
	b.check()
}

// view sets the width of the window and light or dark.
func (b *browser) view(width int64, scheme string) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 844, DeviceScaleFactor: 1, Mobile: width < 600})
	if err != nil {
		b.t.Fatal(err)
	}
	_, err = chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	if err != nil {
		b.t.Fatal(err)
	}
}

// Somebody who has never written a query finds in three clicks what a minister
// said on a day, and sees the sentence in the article. With scripts and without.
func TestThreeClicks(t *testing.T) {
	for _, scripts := range []bool{true, false} {
		t.Run(fmt.Sprint("scripts ", scripts), func(t *testing.T) {
			b := newBrowser(t, sampleServer(t))
			if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !scripts}); err != nil {
				t.Fatal(err)
			}
			run(b, chromedp.Navigate(b.base+"/"))
			b.walk("kovac", "Marin Kovač", "16 March 2021", "He denied that", "the ministry had ignored a warning")
			b.check()
		})
	}
}

// The same from the article that the project began with, where it is.
func TestThreeClicksInTheFirstArticle(t *testing.T) {
	const first = "../../../../../shared/seeds"
	if _, err := os.Stat(first); err != nil {
		t.Skip("no ../shared/seeds: ", err)
	}
	b := newBrowser(t, sampleServer(t, first))
	run(b, chromedp.Navigate(b.base+"/"))
	b.walk("akar", "Hulusi Akar", "14 October 2019", "revealed earlier today", "Syrian Kurdish YPG fighters had emptied a jail")
	b.check()
}

// walk searches for a name, opens its page, and there the statement of a day in
// whose sentence words stand: what was said must be highlighted in the article.
func (b *browser) walk(typed, name, day, sentence, said string) {
	t := b.t
	t.Helper()
	run(b, chromedp.SendKeys(chromedp.CSS("#find"), typed))
	run(b, chromedp.Click(chromedp.CSS(".find button")))
	run(b, chromedp.WaitVisible(chromedp.Search(`//main//a[text()="`+name+`"]`)))
	run(b, chromedp.Click(chromedp.Search(`//main//a[text()="`+name+`"]`)))
	statement := `//section[@id="said"]//li[.//time[text()="` + day + `"]]//p[@class="evidence"]/a[contains(., "` + sentence + `")]`
	run(b, chromedp.WaitVisible(chromedp.Search(statement)))
	run(b, chromedp.Click(chromedp.Search(statement)))
	run(b, chromedp.WaitVisible(chromedp.CSS("mark.at")))
	marked := run(b, chromedp.Evaluate[string](`[...document.querySelectorAll("mark.at")].map(e => e.textContent).join("")`))
	if !strings.HasPrefix(strings.Join(strings.Fields(marked), " "), said) {
		t.Errorf("highlighted is %q", marked)
	}
	b.screenshot(typed + ".png")
}
