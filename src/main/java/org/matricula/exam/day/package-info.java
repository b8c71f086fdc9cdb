/// What reaches people: notices, envelopes, door sheets, duties and incidents.
@org.jspecify.annotations.NullMarked
package org.matricula.exam.day;
