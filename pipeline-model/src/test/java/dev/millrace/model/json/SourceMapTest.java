package dev.millrace.model.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.problem.Place;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceMapTest {

    private static final SourceMap SOURCES = new PipelineReader().read("""
                    {
                      "millrace": 1,
                      "name": "n",
                      "nodes": [
                        {
                          "id": "route",
                          "kind": "route",
                          "settings": {
                            "routes": [
                              {"name": "a", "condition": "x > 1"},
                              {"name": "b", "condition": "x >"}
                            ]
                          }
                        },
                        {"id": "out", "kind": "table"}
                      ],
                      "edges": [
                        {"from": "route.a", "to": "out.in"}
                      ]
                    }
                    """).sources();

    private static String find(Place place) {
        return SOURCES.find(place)
                .map(span -> span.line() + ":" + span.column())
                .orElse("nowhere");
    }

    @Test
    void settingIsFoundByItsNodeAndPath() {
        assertEquals("11:38", find(Place.setting("route", "routes[1].condition")));
        assertEquals("11:38", find(Place.setting("route", "settings.routes[1].condition")));
    }

    @Test
    void missingSettingIsAtWhatItBelongsTo() {
        assertEquals("11:11", find(Place.setting("route", "routes[1].missing")));
        assertEquals("5:5", find(Place.setting("route", "missing")));
        assertEquals("15:5", find(Place.setting("out", "limit")));
        assertEquals("15:5", find(Place.node("out")));
    }

    @Test
    void edgeIsFoundByItsId() {
        assertEquals("18:5", find(Place.path("route.a -> out.in")));
        assertEquals("18:5", find(Place.setting("route", "route.a -> out.in")));
    }

    @Test
    void documentPathIsFound() {
        assertEquals("11:20", find(Place.path("nodes[0].settings.routes[1].name")));
        assertEquals("nowhere", find(Place.node("other")));
        assertEquals("nowhere", find(Place.DOCUMENT));
        assertEquals(Optional.empty(), SourceMap.EMPTY.find(Place.node("out")));
    }
}
