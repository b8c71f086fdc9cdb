package org.matricula.archive.shelf;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.OpenToArchivists;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Rooms, shelves, boxes and counts for hand-held scanners and other systems.
@RestController
@RequestMapping("/api/v1/archive-places")
@OpenToArchivists
class PlacesApi {

    record Listed(List<StoragePlace> items) {}

    record NewPlace(@Nullable UUID parent, @Nullable String name, @Nullable Integer capacity) {}

    record Made(UUID id) {}

    record Boxing(@Nullable UUID unit, @Nullable Integer perBox) {}

    record Boxed(int boxes) {}

    record Moving(@Nullable String box, @Nullable List<String> codes, @Nullable String reason) {}

    record Moved(int volumes) {}

    record Scanned(@Nullable List<String> codes) {}

    record Read(int codes) {}

    private final ReadPlaces read;
    private final KeepPlaces keepPlaces;
    private final FileIntoBoxes fileIntoBoxes;
    private final TakeStock takeStock;

    PlacesApi(
            ReadPlaces read,
            KeepPlaces keepPlaces,
            FileIntoBoxes fileIntoBoxes,
            TakeStock takeStock) {
        this.read = read;
        this.keepPlaces = keepPlaces;
        this.fileIntoBoxes = fileIntoBoxes;
        this.takeStock = takeStock;
    }

    @GetMapping
    Listed list() {
        return new Listed(read.rooms());
    }

    @GetMapping("/{place}")
    OpenedPlace show(@PathVariable UUID place) {
        return read.open(place);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made add(@RequestBody NewPlace it) {
        return new Made(
                keepPlaces.add(
                        it.parent(), text(it.name()), it.capacity() == null ? 0 : it.capacity()));
    }

    @PostMapping("/{place}/boxes")
    Boxed boxes(@PathVariable UUID place, @RequestBody Boxing it) {
        if (it.unit() == null) {
            throw new Refused(Refusal.input("unit", "field.missing"));
        }
        return new Boxed(
                fileIntoBoxes.file(place, it.unit(), it.perBox() == null ? 0 : it.perBox()));
    }

    @PostMapping("/moves")
    Moved move(@RequestBody Moving it) {
        return new Moved(fileIntoBoxes.move(text(it.box()), codes(it.codes()), text(it.reason())));
    }

    @PostMapping("/{place}/stocktakes")
    @ResponseStatus(HttpStatus.CREATED)
    Made open(@PathVariable UUID place) {
        return new Made(takeStock.open(place));
    }

    @GetMapping("/stocktakes/{stocktake}")
    OpenedStocktake stocktake(@PathVariable UUID stocktake) {
        return read.stocktake(stocktake);
    }

    @PostMapping("/stocktakes/{stocktake}/scans")
    Read scans(@PathVariable UUID stocktake, @RequestBody Scanned it) {
        return new Read(takeStock.scan(stocktake, codes(it.codes())));
    }

    @PostMapping("/stocktakes/{stocktake}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable UUID stocktake) {
        takeStock.close(stocktake);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static List<String> codes(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }
}
