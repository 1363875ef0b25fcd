package io.luoshi.starter.sample;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A service as small as can be, to try the starter with. */
@SpringBootApplication
public class SampleApplication {}
