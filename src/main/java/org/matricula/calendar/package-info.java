/// Academic years, terms and the working days that deadlines count.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "校历",
        allowedDependencies = {"kernel", "page", "audit", "organisation"})
package org.matricula.calendar;
