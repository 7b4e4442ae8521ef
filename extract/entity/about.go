package entity

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/place"
)

// About is what is known of an article besides its text. All of it may be
// empty.
type About struct {
	Title, Publisher, URL string
}

// placeContext returns the countries and places that an article's surroundings
// hint at.
func placeContext(about []About) place.Context {
	ctx := place.Context{Countries: map[string]float64{}}
	for _, a := range about {
		if c := siteCountry(a.URL); c != "" {
			ctx.Countries[c]++
		}
		for _, text := range []string{a.Title, a.Publisher} {
			words := strings.Fields(text)
			for i := 0; i < len(words); i++ {
				n := 1
				place.Names(words, i, func(_ place.Place, k int) bool {
					ctx.Names = append(ctx.Names, strings.Join(words[i:i+k], " "))
					n = k
					return true
				})
				i += n - 1
			}
		}
	}
	return ctx
}

// siteCountry returns the country of a site's address such as
// "https://www.example.co.uk/news/1", or "".
func siteCountry(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	host, _, _ := strings.Cut(rest, "/")
	host, _, _ = strings.Cut(host, ":")
	code := strings.ToUpper(host[strings.LastIndexByte(host, '.')+1:])
	if code == "UK" {
		code = "GB"
	}
	if _, ok := place.Country(code); !ok || notCountries[code] {
		return ""
	}
	return code
}

// notCountries are the endings that sites use for what they spell.
var notCountries = map[string]bool{"AI": true, "CC": true, "CO": true, "FM": true, "IO": true, "ME": true, "TV": true}
